package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscriber that does not read must cost neither memory nor anyone else's messages. */
@Tag("slow")
class SlowSubscriberTest {

    private static final int BOUND = 1024 * 1024;
    private static final int PAYLOAD = 64 * 1024;
    /** Together more than the bound and the 4 MiB that Linux keeps of a connection that isn't read. */
    private static final int MESSAGES = 100;

    private final TestBroker broker = new TestBroker(TestBroker.limits(BOUND, 10_000));

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_subscriber_that_does_not_read_is_dropped_and_the_others_get_everything(int qos) throws Exception {
        Client3 healthy = broker.client3("healthy").connect();
        healthy.subscribe("$aws/events/presence/disconnected/slow", 1);
        Client3 reader = broker.client3("reader").connect();
        reader.subscribe("flood", qos);
        try (RawClient slow = new RawClient(broker.port())) {
            slow.connect("slow", true, 1200);
            slow.subscribe("flood", qos);
            Client3 publisher = broker.client3("publisher").connect();
            for (int i = 0; i < MESSAGES; i++) {
                publisher.publish("flood", new String(new char[PAYLOAD]), 1, false);
            }
            String event = healthy.inbox.next().text();
            assertTrue(event.contains("\"disconnectReason\":\"THROTTLED\""), event);
            slow.awaitClosed();
        }
        for (int i = 0; i < MESSAGES; i++) {
            assertEquals(PAYLOAD, reader.inbox.next().payload().length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void an_offline_session_keeps_no_more_than_its_bound(int bound) throws Exception {
        TestBroker small = new TestBroker(TestBroker.limits(BOUND, bound));
        Client3 car = small.client3("car").connect(Client3.options(false));
        car.subscribe("orders", 1);
        car.disconnect();
        Client3 app = small.client3("app").connect();
        for (int i = 0; i < bound + 10; i++) {
            app.publish("orders", Integer.toString(i));
        }
        Client3 back = small.client3("car").connect(Client3.options(false));
        for (int i = 0; i < bound; i++) {
            back.inbox.next("orders", Integer.toString(i));
        }
        back.subscribe("end", 0);
        app.publish("end", "");
        back.inbox.next("end", "");
        small.close();
    }
}
