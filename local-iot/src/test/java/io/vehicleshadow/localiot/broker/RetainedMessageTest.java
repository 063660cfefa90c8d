package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetainedMessageTest {

    private final TestBroker broker = new TestBroker();
    private Client5 client;

    @BeforeEach
    void connect() throws Exception {
        client = broker.client5("c").connect();
        client.publish("config/a", "kept", 1, true);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void an_exact_filter_gets_the_retained_message_marked_as_retained() throws Exception {
        client.subscribe("config/a", 1);
        assertTrue(client.inbox.next("config/a", "kept").retained());
    }

    @Test
    void a_filter_with_a_wildcard_gets_no_retained_message() throws Exception {
        client.subscribe("config/+", 1);
        client.subscribe("config/#", 1);
        client.publish("config/b", "end");
        client.inbox.next("config/b", "end");
        client.inbox.assertEmpty();
    }

    @Test
    void a_shared_subscription_gets_no_retained_message() throws Exception {
        client.subscribe("$share/g/config/a", 1);
        client.publish("config/a", "end");
        client.inbox.next("config/a", "end");
        client.inbox.assertEmpty();
    }

    @Test
    void a_retained_message_reaches_present_subscribers_unmarked() throws Exception {
        client.subscribe("other", 1);
        client.publish("other", "new", 1, true);
        assertFalse(client.inbox.next("other", "new").retained());
    }

    @Test
    void retain_as_published_keeps_the_mark() throws Exception {
        MqttSubscription asPublished = new MqttSubscription("other", 1);
        asPublished.setRetainAsPublished(true);
        client.subscribe(asPublished);
        client.publish("other", "new", 1, true);
        assertTrue(client.inbox.next("other", "new").retained());
    }

    @Test
    void retain_handling_decides_whether_a_subscription_brings_it() throws Exception {
        MqttSubscription onlyNew = new MqttSubscription("config/a", 1);
        onlyNew.setRetainHandling(1);
        MqttSubscription never = new MqttSubscription("config/a", 1);
        never.setRetainHandling(2);
        client.subscribe(never);
        client.subscribe(onlyNew);
        client.publish("config/a", "1");
        client.inbox.next("config/a", "1");
        client.paho.unsubscribe(new String[] {"config/a"}).waitForCompletion(5000);
        client.subscribe(onlyNew);
        client.inbox.next("config/a", "kept");
        client.subscribe(onlyNew);
        client.publish("config/a", "2");
        client.inbox.next("config/a", "2");
    }

    @Test
    void a_message_without_payload_deletes_it_and_is_delivered() throws Exception {
        client.subscribe("config/a", 1);
        client.inbox.next("config/a", "kept");
        client.publish("config/a", "", 1, true);
        client.inbox.next("config/a", "");
        assertTrue(broker.broker.retainedMessages().get("config/a").isEmpty());
    }

    @Test
    void an_expired_message_is_not_delivered_and_a_living_one_tells_what_is_left() throws Exception {
        MqttProperties minute = new MqttProperties();
        minute.setMessageExpiryInterval(60L);
        client.publish("config/e", new MqttMessage("soon".getBytes(StandardCharsets.UTF_8), 1, true, minute));
        broker.clock.forward(Duration.ofSeconds(20));
        client.subscribe("config/e", 1);
        long left = ((MqttProperties) client.inbox.next("config/e", "soon").properties()).getMessageExpiryInterval();
        assertTrue(left <= 40 && left > 30, "left: " + left);
        broker.clock.forward(Duration.ofSeconds(41));
        client.subscribe("config/e", 1);
        client.publish("config/e", "end");
        client.inbox.next("config/e", "end");
        assertTrue(broker.broker.retainedMessages().get("config/e").isEmpty());
    }

    @Test
    void retained_messages_are_listed_by_topic() throws Exception {
        client.publish("config/b", "bb", 0, true);
        client.publish("a", "aaa", 1, true);
        client.publish("end", "", 1, false);
        var all = broker.broker.retainedMessages().list("", 10);
        assertEquals(
                "[a, config/a, config/b]",
                all.stream().map(kept -> kept.message().topic()).toList().toString());
        assertEquals(
                "[config/b]",
                broker.broker.retainedMessages().list("config/a", 10).stream()
                        .map(kept -> kept.message().topic())
                        .toList()
                        .toString());
        assertEquals(1, broker.broker.retainedMessages().list("", 1).size());
    }

    @Test
    void a_long_text_of_a_property_is_kept_whole() throws Exception {
        String text = "\uD83D\uDE97".repeat(16_000);
        MqttMessage message = new MqttMessage("kept".getBytes(StandardCharsets.UTF_8), 1, true, new MqttProperties());
        message.getProperties().setUserProperties(List.of(new UserProperty("car", text)));
        client.paho.publish("config/long", message).waitForCompletion(60_000);
        client.subscribe("config/long", 1);
        assertEquals(text, client.inbox.next("config/long", "kept").userProperty());
    }
}
