package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.StoreFailure;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes no more changes. */
class FailedStoreTest {

    @TempDir
    Path folder;

    private DataStore store;
    private TestBroker broker;

    @BeforeEach
    void open() {
        store = DataStore.at(folder);
        broker = new TestBroker(store, BrokerLimits.ofAws(), new TestClock());
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private static void assertStoreFailure(CompletionStage<?> stage) {
        ExecutionException failure = assertThrows(
                ExecutionException.class, () -> stage.toCompletableFuture().get(60, TimeUnit.SECONDS));
        assertInstanceOf(StoreFailure.class, failure.getCause());
    }

    @Test
    void a_publish_that_can_not_be_kept_fails() {
        store.close();
        assertStoreFailure(
                broker.broker.publishDurably(Message.of("a", new byte[] {1}).retained()));
    }

    @Test
    void a_session_that_can_not_be_taken_away_fails_its_delete() throws Exception {
        Client3 car = broker.client3("car").connect(Client3.options(false));
        car.disconnect();
        store.close();
        assertStoreFailure(broker.broker.deleteConnection("car", true, false));
    }
}
