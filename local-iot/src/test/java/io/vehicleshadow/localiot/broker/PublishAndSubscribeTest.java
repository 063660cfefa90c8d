package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishAndSubscribeTest {

    private final TestBroker broker = new TestBroker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void a_message_reaches_a_subscriber_of_either_mqtt_version() throws Exception {
        Client3 three = broker.client3("three").connect();
        Client5 five = broker.client5("five").connect();
        three.subscribe("a/b", 1);
        five.subscribe("a/b", 1);

        three.publish("a/b", "from 3");
        three.inbox.next("a/b", "from 3");
        five.inbox.next("a/b", "from 3");
        five.publish("a/b", "from 5");
        three.inbox.next("a/b", "from 5");
        five.inbox.next("a/b", "from 5");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,1,0", "1,0,0", "1,1,1"})
    void a_message_comes_at_the_lower_of_the_published_and_the_subscribed_qos(int published, int subscribed, int got)
            throws Exception {
        Client3 client = broker.client3("c").connect();
        assertArrayEquals(new int[] {subscribed}, client.subscribe("q", subscribed));
        client.publish("q", "x", published, false);
        assertEquals(got, client.inbox.next("q", "x").qos());
    }

    @ParameterizedTest
    @CsvSource({
        "sensor/+/room, sensor/a/room, true",
        "sensor/+/room, sensor/a/b/room, false",
        "sensor/#, sensor/a, true",
        "sensor/#, sensor/a/b, true",
        "sensor/#, sensor/, true",
        "sensor/#, sensor, false",
        "+, a, true",
        "+/b, /b, true",
        "#, a/b, true",
        "+/events/#, $aws/events/x, false",
        "#, $aws/events/x, false",
        "$aws/events/#, $aws/events/x, true",
        "$aws/+/x, $aws/events/x, true",
    })
    void filters_match_as_aws_iot_matches_them(String filter, String topic, boolean matches) throws Exception {
        Client3 client = broker.client3("filter").connect();
        client.subscribe(filter, 1);
        client.subscribe("end", 1);

        broker.broker.publish(io.vehicleshadow.localiot.message.Message.of(topic, new byte[] {'x'}));
        client.publish("end", "");
        if (matches) {
            String came = client.inbox.next().topic();
            // a filter that takes in "end" or the client's own lifecycle events may bring those first
            while (!came.equals(topic)) {
                came = client.inbox.next().topic();
            }
        } else {
            String came = client.inbox.next().topic();
            while (!came.equals("end")) {
                assertFalse(came.equals(topic), came);
                came = client.inbox.next().topic();
            }
        }
    }

    @Test
    void overlapping_filters_bring_a_message_once_at_the_higher_qos() throws Exception {
        Client3 client = broker.client3("c").connect();
        client.subscribe("a/+", 0);
        client.subscribe("a/b", 1);
        client.publish("a/b", "once");
        client.publish("a/c", "end");
        assertEquals(1, client.inbox.next("a/b", "once").qos());
        client.inbox.next("a/c", "end");
    }

    @Test
    void after_unsubscribe_nothing_comes() throws Exception {
        Client5 client = broker.client5("c").connect();
        client.subscribe("a", 1);
        client.subscribe("b/#", 1);
        client.paho.unsubscribe(new String[] {"a"}).waitForCompletion(5000);
        client.publish("a", "no");
        client.publish("b/1", "end");
        client.inbox.next("b/1", "end");
        client.inbox.assertEmpty();
    }

    @Test
    void messages_of_one_publisher_keep_their_order() throws Exception {
        Client3 subscriber = broker.client3("s").connect();
        subscriber.subscribe("n", 1);
        Client3 publisher = broker.client3("p").connect();
        for (int i = 0; i < 500; i++) {
            publisher.paho.publish("n", Integer.toString(i).getBytes(), 1, false);
        }
        for (int i = 0; i < 500; i++) {
            subscriber.inbox.next("n", Integer.toString(i));
        }
    }
}
