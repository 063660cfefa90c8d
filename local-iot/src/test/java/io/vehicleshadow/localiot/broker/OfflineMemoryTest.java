package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.store.DataStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages for clients that are away must not use up the memory, however many clients there are. */
class OfflineMemoryTest {

    private static final String PAYLOAD = "x".repeat(10_000);

    /** Room for five messages, which are in the session and in the store. */
    private static final long BOUND = 100_000;

    private static BrokerLimits limits() {
        BrokerLimits aws = BrokerLimits.ofAws();
        return new BrokerLimits(
                aws.minKeepAlive(),
                aws.maxKeepAlive(),
                aws.sessionExpiry(),
                aws.connectTimeout(),
                aws.maxUnacknowledged(),
                aws.maxUnsentBytes(),
                aws.maxUnsentMessages(),
                BOUND);
    }

    private static void leaveSubscribed(TestBroker broker, String clientId) throws Exception {
        Client3 client = broker.client3(clientId).connect(Client3.options(false));
        client.subscribe(clientId, 1);
        client.disconnect();
    }

    @Test
    void all_offline_sessions_together_keep_no_more_than_their_bound() throws Exception {
        TestBroker broker = new TestBroker(limits());
        Map<String, byte[]> kept = broker.store.map("session-messages").after("");
        Client3 app = broker.client3("app").connect();
        for (String client : new String[] {"a", "b", "c"}) {
            leaveSubscribed(broker, client);
            for (int i = 0; i < 4; i++) {
                app.publish(client, PAYLOAD);
            }
        }
        assertEquals(5, kept.size());

        Client3 back = broker.client3("a").connect(Client3.options(false));
        for (int i = 0; i < 4; i++) {
            back.inbox.next("a", PAYLOAD);
        }
        broker.broker.deleteConnection("b", true, true).toCompletableFuture().join();
        back.disconnect();
        Client3 clean = broker.client3("a").connect();
        assertFalse(clean.sessionPresent);
        assertEquals(0, kept.size());
        for (int i = 0; i < 6; i++) {
            app.publish("c", PAYLOAD);
        }
        assertEquals(5, kept.size(), "who is done makes room");
        broker.close();
    }

    @Test
    void a_subscriber_that_reads_gets_everything_while_the_bound_is_reached() throws Exception {
        TestBroker broker = new TestBroker(limits());
        Client3 app = broker.client3("app").connect();
        leaveSubscribed(broker, "away");
        for (int i = 0; i < 6; i++) {
            app.publish("away", PAYLOAD);
        }
        Client3 here = broker.client3("here").connect();
        here.subscribe("here", 1);
        for (int i = 0; i < 20; i++) {
            app.publish("here", PAYLOAD);
            here.inbox.next("here", PAYLOAD);
        }
        broker.close();
    }

    @Test
    void a_session_that_expired_while_the_broker_was_down_is_forgotten_at_its_start(@TempDir Path folder)
            throws Exception {
        try (DataStore store = DataStore.at(folder)) {
            TestBroker broker = new TestBroker(store, BrokerLimits.ofAws(), new TestClock());
            leaveSubscribed(broker, "a");
            broker.client3("app").connect().publish("a", PAYLOAD);
            broker.close();
        }
        try (DataStore store = DataStore.at(folder)) {
            assertFalse(store.map("session-messages").after("").isEmpty());
            TestClock clock = new TestClock();
            clock.forward(Duration.ofMinutes(61));
            TestBroker broker = new TestBroker(store, BrokerLimits.ofAws(), clock);
            assertTrue(store.map("session-messages").after("").isEmpty());
            assertTrue(store.map("sessions").after("").isEmpty());
            broker.close();
        }
    }
}
