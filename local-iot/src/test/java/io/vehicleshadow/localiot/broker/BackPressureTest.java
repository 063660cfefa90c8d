package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A publisher may not be ahead of what the broker can make durable. */
class BackPressureTest {

    private static final int BOUND = 4;

    private final TestBroker broker = new TestBroker(new BrokerLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(1200),
            Duration.ofHours(1),
            Duration.ofSeconds(10),
            BOUND,
            1024 * 1024,
            1000,
            1024 * 1024));

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void a_publisher_at_its_bound_of_unacknowledged_publishes_is_not_read_until_half_of_them_are_done()
            throws Exception {
        FakeService service = new FakeService();
        broker.broker.serve(service);
        Client3 watcher = broker.client3("watcher").connect();
        watcher.subscribe("seen", 0);
        watcher.subscribe("$aws/things/t/shadow/update", 0);
        try (RawClient publisher = new RawClient(broker.port())) {
            publisher.connect("publisher", true);
            for (int i = 1; i <= BOUND; i++) {
                publisher.publish("$aws/things/t/shadow/update", 1, i, new byte[0]);
                watcher.inbox.next("$aws/things/t/shadow/update", "");
            }
            publisher.publish("seen", 0, 0, "held".getBytes());
            watcher.publish("seen", "mine");
            watcher.inbox.next("seen", "mine");
            assertEquals(BOUND, service.accepted.size());

            service.finished.complete(null);
            watcher.inbox.next("seen", "held");
            for (int i = 1; i <= BOUND; i++) {
                assertEquals(0x40, publisher.read().header(), "PUBACK");
            }
        }
    }
}
