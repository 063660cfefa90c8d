package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final TestBroker broker = new TestBroker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void connack_tells_an_mqtt_5_client_the_limits_of_aws_iot() throws Exception {
        MqttProperties told = broker.client5("c").connect().connack;
        assertEquals(1, told.getMaximumQoS());
        assertEquals(100, told.getReceiveMaximum());
        assertEquals(8, told.getTopicAliasMaximum());
        assertEquals(149_504L, told.getMaximumPacketSize());
        assertTrue(told.isRetainAvailable());
        assertTrue(told.isWildcardSubscriptionsAvailable());
        assertTrue(told.isSharedSubscriptionAvailable());
        assertEquals(false, told.isSubscriptionIdentifiersAvailable());
    }

    @Test
    void a_publish_with_qos_2_ends_an_mqtt_5_connection_as_not_supported() throws Exception {
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connect("c");
            client.publishWithQos2("a");
            assertEquals(0x9B, client.readDisconnectCode());
        }
    }

    @Test
    void a_publish_with_qos_2_ends_an_mqtt_3_connection_without_an_answer() throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c", true);
            client.publish("a", 2, 7, new byte[0]);
            assertThrows(java.io.EOFException.class, client::read);
        }
    }

    @Test
    void a_subscription_with_qos_2_gets_no_suback() throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c", true);
            assertThrows(java.io.EOFException.class, () -> client.subscribe("a", 2));
        }
        Client5 five = broker.client5("five").connect();
        five.paho.subscribe("a", 2);
        assertEquals(0x9B, five.awaitDisconnectCode());
    }

    @Test
    void a_message_has_at_most_128_kilobytes() throws Exception {
        Client5 client = broker.client5("c").connect();
        client.subscribe("big", 1);
        client.publish("big", new MqttMessage(new byte[131_072], 1, false, new MqttProperties()));
        assertEquals(131_072, client.inbox.next().payload().length);
        client.paho.publish("big", new MqttMessage(new byte[131_073], 1, false, new MqttProperties()));
        assertEquals(0x95, client.awaitDisconnectCode());
    }

    @Test
    void a_packet_beyond_every_limit_ends_the_connection() throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c", true);
            try {
                client.publish("big", 0, 0, new byte[200_000]);
            } catch (SocketException closedBeforeAllWasWritten) {
                return;
            }
            client.awaitClosed();
        }
    }

    @Test
    void a_topic_has_at_most_7_slashes_and_256_bytes() throws Exception {
        Client5 client = broker.client5("c").connect();
        client.subscribe("#", 1);
        client.publish("1/2/3/4/5/6/7/8", "x");
        client.inbox.next("1/2/3/4/5/6/7/8", "x");
        String longest = "x".repeat(256);
        client.publish(longest, "x");
        client.inbox.next(longest, "x");
        client.paho.publish("1/2/3/4/5/6/7/8/9", new MqttMessage(new byte[0]));
        assertEquals(0x90, client.awaitDisconnectCode());
        Client5 again = broker.client5("c").connect();
        again.paho.publish("x".repeat(257), new MqttMessage(new byte[0]));
        assertEquals(0x90, again.awaitDisconnectCode());
    }

    @Test
    void a_filter_beyond_the_limits_is_refused_alone() throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c", true);
            assertEquals((byte) 0x80, client.subscribe("1/2/3/4/5/6/7/8/#", 1).body()[2]);
            assertEquals((byte) 0x80, client.subscribe("a/#/b", 1).body()[2]);
            assertEquals(1, client.subscribe("1/2/3/4/5/6/7/#", 1).body()[2]);
        }
    }

    @Test
    void a_connection_has_at_most_50_subscriptions() throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c", true);
            for (int i = 0; i < 50; i++) {
                assertEquals(1, client.subscribe("t/" + i, 1).body()[2]);
            }
            assertEquals(1, client.subscribe("t/0", 1).body()[2], "known already");
            assertEquals((byte) 0x80, client.subscribe("t/50", 1).body()[2]);
        }
    }

    @Test
    void a_subscribe_packet_has_at_most_8_filters() throws Exception {
        Client5 client = broker.client5("c").connect();
        client.subscribe(filters(8));
        client.paho.subscribe(filters(9));
        assertEquals(0x97, client.awaitDisconnectCode());
    }

    private static MqttSubscription[] filters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MqttSubscription("f/" + i, 1))
                .toArray(MqttSubscription[]::new);
    }

    @Test
    void subscription_identifiers_are_not_supported() throws Exception {
        Client5 client = broker.client5("c").connect();
        MqttProperties identified = new MqttProperties();
        identified.setSubscriptionIdentifier(5);
        client.paho.subscribe(new MqttSubscription[] {new MqttSubscription("a", 1)}, null, null, identified);
        assertEquals(0xA1, client.awaitDisconnectCode());
    }

    @Test
    void a_client_id_has_at_most_128_bytes_and_no_dollar_in_front() throws Exception {
        broker.client5("x".repeat(128)).connect();
        assertEquals(0x85, refusal("x".repeat(129)));
        assertEquals(0x85, refusal("$aws"));
        try (RawClient client = new RawClient(broker.port())) {
            assertEquals(2, client.connect("x".repeat(129), true).body()[1], "identifier rejected");
        }
    }

    private int refusal(String clientId) throws Exception {
        Client5 client = broker.client5(clientId);
        return assertThrows(MqttException.class, client::connect).getReasonCode();
    }

    @Test
    void a_client_without_id_gets_one() throws Exception {
        Client5 client = broker.client5("").connect();
        assertTrue(client.connack.getAssignedClientIdentifier().length() > 10);
    }

    @Test
    void mqtt_3_1_is_not_spoken() throws Exception {
        MqttConnectOptions old = Client3.options(true);
        old.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1);
        Client3 client = broker.client3("c");
        var refused = assertThrows(org.eclipse.paho.client.mqttv3.MqttException.class, () -> client.connect(old));
        assertEquals(1, refused.getReasonCode(), "unacceptable protocol version");
    }

    @Test
    void keep_alive_is_taken_into_30_to_1200_seconds() throws Exception {
        assertEquals(30, grantedKeepAlive(5));
        assertEquals(60, grantedKeepAlive(60));
        assertEquals(1200, grantedKeepAlive(5000));
        assertEquals(1200, grantedKeepAlive(0));
    }

    private int grantedKeepAlive(int asked) throws Exception {
        MqttConnectionOptions options = Client5.options(true, 0);
        options.setKeepAliveInterval(asked);
        return broker.client5("k" + asked).connect(options).connack.getServerKeepAlive();
    }

    @Test
    void retain_can_not_be_set_on_reserved_topics() throws Exception {
        Client5 client = broker.client5("c").connect();
        client.paho.publish("$aws/rules/r/t", new MqttMessage(new byte[1], 1, true, new MqttProperties()));
        assertEquals(0x90, client.awaitDisconnectCode());
    }

    @Test
    void only_aws_iot_publishes_to_reserved_topics() throws Exception {
        Client5 client = broker.client5("c").connect();
        client.paho.publish("$aws/events/presence/connected/x", new MqttMessage(new byte[1]));
        assertEquals(0x90, client.awaitDisconnectCode());
    }

    @Test
    void a_connection_has_at_most_10_unfinished_shadow_requests() throws Exception {
        FakeService service = new FakeService();
        broker.broker.serve(service);
        Client3 client = broker.client3("c").connect();
        List<IMqttDeliveryToken> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            requests.add(client.paho.publish("$aws/things/t/shadow/update", new byte[] {(byte) i}, 1, false));
        }
        client.publish("other", "x");
        assertEquals(10, service.accepted.size());
        assertEquals(2, service.tooMany.size());
        assertEquals(
                2,
                requests.stream().filter(IMqttDeliveryToken::isComplete).count(),
                "a request is acknowledged when it is durable");
        service.finished.complete(null);
        for (IMqttDeliveryToken request : requests) {
            request.waitForCompletion(10_000);
        }
        client.publish("$aws/things/t/shadow/update", "13");
        assertEquals(11, service.accepted.size());
    }
}
