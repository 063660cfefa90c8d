package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mqtt5PropertiesTest {

    private final TestBroker broker = new TestBroker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private static MqttMessage withAllProperties() {
        MqttProperties all = new MqttProperties();
        all.setPayloadFormat(true);
        all.setContentType("text/plain");
        all.setResponseTopic("answers");
        all.setCorrelationData(new byte[] {1, 2, 3});
        all.setMessageExpiryInterval(60L);
        all.setUserProperties(
                List.of(new UserProperty("k", "1"), new UserProperty("k", "2"), new UserProperty("a", "")));
        return new MqttMessage("x".getBytes(), 1, false, all);
    }

    private static void assertAllProperties(Object properties) {
        MqttProperties got = (MqttProperties) properties;
        assertTrue(got.getPayloadFormat());
        assertEquals("text/plain", got.getContentType());
        assertEquals("answers", got.getResponseTopic());
        assertArrayEquals(new byte[] {1, 2, 3}, got.getCorrelationData());
        assertTrue(got.getMessageExpiryInterval() > 50);
        assertEquals(
                List.of("k=1", "k=2", "a="),
                got.getUserProperties().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .toList());
    }

    @Test
    void properties_travel_with_the_message() throws Exception {
        Client5 client = broker.client5("c").connect();
        client.subscribe("a", 1);
        client.publish("a", withAllProperties());
        assertAllProperties(client.inbox.next("a", "x").properties());
    }

    @Test
    void properties_are_kept_with_stored_and_retained_messages() throws Exception {
        Client5 away = broker.client5("away").connect(Client5.options(false, 600));
        away.subscribe("a", 1);
        away.disconnect();
        Client5 client = broker.client5("c").connect();
        MqttMessage message = withAllProperties();
        message.setRetained(true);
        client.publish("a", message);
        Client5 back = broker.client5("away").connect(Client5.options(false, 600));
        assertAllProperties(back.inbox.next("a", "x").properties());
        client.subscribe("a", 1);
        assertAllProperties(client.inbox.next("a", "x").properties());
    }

    /** More bytes than Java's own way to write text takes, and fewer characters. */
    @Test
    void a_long_text_of_a_property_waits_whole_for_its_subscriber() throws Exception {
        String text = "\uD83D\uDE97".repeat(16_000);
        Client5 away = broker.client5("away").connect(Client5.options(false, 600));
        away.subscribe("a", 1);
        away.disconnect();
        MqttProperties properties = new MqttProperties();
        properties.setUserProperties(List.of(new UserProperty("car", text)));

        broker.client5("c").connect().publish("a", new MqttMessage("x".getBytes(), 1, false, properties));

        Client5 back = broker.client5("away").connect(Client5.options(false, 600));
        assertEquals(text, back.inbox.next("a", "x").userProperty());
    }

    @Test
    void a_message_that_expires_while_its_subscriber_is_away_never_comes() throws Exception {
        Client5 away = broker.client5("away").connect(Client5.options(false, 600));
        away.subscribe("a", 1);
        away.disconnect();
        Client5 client = broker.client5("c").connect();
        client.publish("a", withAllProperties());
        client.publish("a", "lasting");
        broker.clock.forward(Duration.ofSeconds(61));
        broker.client5("away").connect(Client5.options(false, 600)).inbox.next("a", "lasting");
    }

    @Test
    void a_topic_alias_stands_for_its_topic() throws Exception {
        Client5 subscriber = broker.client5("subscriber").connect();
        subscriber.subscribe("a/b/c", 1);
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connect("c");
            client.publishWithAlias("a/b/c", 8);
            client.publishWithAlias("", 8);
            subscriber.inbox.next("a/b/c", "");
            subscriber.inbox.next("a/b/c", "");
        }
    }

    @Test
    void a_topic_alias_over_8_ends_the_connection() throws Exception {
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connect("c");
            client.publishWithAlias("a", 9);
            assertEquals(0x94, client.readDisconnectCode());
        }
    }

    @Test
    void a_topic_that_a_client_has_an_alias_for_is_not_sent_again_up_to_8() throws Exception {
        Client5 publisher = broker.client5("publisher").connect();
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connectTakingAliases("c", 100);
            client.subscribe("a/#");
            for (int alias = 1; alias <= 8; alias++) {
                publisher.publish("a/" + alias, "", 0, false);
                assertEquals("a/" + alias + " as " + alias, client.readTopicAndAlias());
            }
            publisher.publish("a/9", "", 0, false);
            assertEquals("a/9", client.readTopicAndAlias());
            publisher.publish("a/8", "", 0, false);
            assertEquals(" as 8", client.readTopicAndAlias());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void a_client_gets_no_packet_that_is_larger_than_it_takes(int aliases) throws Exception {
        Client5 publisher = broker.client5("publisher").connect();
        int aliasBytes = aliases > 0 ? 3 : 0;
        // header 2, topic 2 + 5, length of properties 1, content type 3 + 1, user property 1 + 2 + 2 + 2 + 2
        int around = 2 + 7 + 1 + 4 + 9 + aliasBytes;
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connectTakingBytes("c", 100, aliases);
            client.subscribe("ü/ü");
            publisher.publish("ü/ü", withTexts("x".repeat(100 - around + 1)));
            client.ping();
            publisher.publish("ü/ü", withTexts("x".repeat(100 - around)));
            assertEquals(100, client.readBytes());
        }
    }

    private static MqttMessage withTexts(String payload) {
        MqttProperties properties = new MqttProperties();
        properties.setContentType("t");
        properties.setUserProperties(List.of(new UserProperty("ä", "ö")));
        return new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, false, properties);
    }

    @Test
    void no_local_on_one_filter_leaves_the_own_messages_to_another() throws Exception {
        Client5 client = broker.client5("c").connect();
        MqttSubscription noLocal = new MqttSubscription("a/#", 1);
        noLocal.setNoLocal(true);
        client.subscribe(noLocal);
        client.subscribe("a/b", 0);
        client.publish("a/b", "own");
        assertEquals(0, client.inbox.next("a/b", "own").qos());
    }

    @Test
    void no_local_keeps_the_own_messages_away() throws Exception {
        Client5 client = broker.client5("c").connect();
        MqttSubscription noLocal = new MqttSubscription("a", 1);
        noLocal.setNoLocal(true);
        client.subscribe(noLocal);
        client.publish("a", "own");
        broker.client5("other").connect().publish("a", "other's");
        client.inbox.next("a", "other's");
    }
}
