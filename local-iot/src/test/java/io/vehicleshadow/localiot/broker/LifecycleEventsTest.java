package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleEventsTest {

    private final TestBroker broker = new TestBroker(TestBroker.limits(1024 * 1024, 1000));
    private Client3 watcher;

    @BeforeEach
    void watch() throws Exception {
        watcher = broker.client3("watcher").connect();
        watcher.subscribe("$aws/events/presence/+/car", 1);
        watcher.subscribe("$aws/events/subscriptions/+/car", 1);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private Map<String, Object> event(String topic) throws Exception {
        Inbox.Received received = watcher.inbox.next();
        assertEquals("$aws/events/" + topic + "/car", received.topic());
        Map<String, Object> event = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(received.payload())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                event.put(name, value(json));
            }
        }
        return event;
    }

    private static Object value(JsonParser json) throws Exception {
        return switch (json.nextToken()) {
            case START_ARRAY -> {
                List<String> texts = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    texts.add(json.getText());
                }
                yield texts;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            default -> json.getText();
        };
    }

    @Test
    void connecting_and_leaving_are_told_with_all_documented_fields() throws Exception {
        Client3 car = broker.client3("car").connect();
        Map<String, Object> connected = event("presence/connected");
        assertEquals(
                Set.of(
                        "clientId",
                        "timestamp",
                        "eventType",
                        "sessionIdentifier",
                        "principalIdentifier",
                        "ipAddress",
                        "versionNumber"),
                connected.keySet());
        assertEquals("car", connected.get("clientId"));
        assertEquals("connected", connected.get("eventType"));
        assertEquals("local", connected.get("principalIdentifier"));
        assertEquals("127.0.0.1", connected.get("ipAddress"));
        assertEquals(0L, connected.get("versionNumber"));
        long age = broker.clock.millis() - (Long) connected.get("timestamp");
        assertTrue(age >= 0 && age < 60_000, "milliseconds since 1970, " + age + " ago");

        car.disconnect();
        Map<String, Object> disconnected = event("presence/disconnected");
        assertEquals(
                Set.of(
                        "clientId",
                        "timestamp",
                        "eventType",
                        "sessionIdentifier",
                        "principalIdentifier",
                        "clientInitiatedDisconnect",
                        "disconnectReason",
                        "versionNumber"),
                disconnected.keySet());
        assertEquals("disconnected", disconnected.get("eventType"));
        assertEquals(true, disconnected.get("clientInitiatedDisconnect"));
        assertEquals("CLIENT_INITIATED_DISCONNECT", disconnected.get("disconnectReason"));
        assertEquals(connected.get("sessionIdentifier"), disconnected.get("sessionIdentifier"));
        assertEquals(0L, disconnected.get("versionNumber"));
    }

    @Test
    void versions_grow_with_each_connection_and_begin_anew_after_an_hour_away() throws Exception {
        Object firstSession = null;
        for (long version = 0; version < 3; version++) {
            broker.client3("car").connect().disconnect();
            Map<String, Object> connected = event("presence/connected");
            assertEquals(version, connected.get("versionNumber"));
            assertNotEquals(firstSession, connected.get("sessionIdentifier"));
            firstSession = connected.get("sessionIdentifier");
            assertEquals(version, event("presence/disconnected").get("versionNumber"));
        }
        broker.clock.forward(Duration.ofMinutes(61));
        broker.client3("car").connect();
        assertEquals(0L, event("presence/connected").get("versionNumber"));
    }

    @Test
    void subscriptions_are_told() throws Exception {
        Client3 car = broker.client3("car").connect();
        event("presence/connected");
        car.paho.subscribe(new String[] {"a", "b/#"}, new int[] {0, 1}).waitForCompletion(5000);
        Map<String, Object> subscribed = event("subscriptions/subscribed");
        assertEquals(List.of("a", "b/#"), subscribed.get("topics"));
        assertEquals("subscribed", subscribed.get("eventType"));
        assertEquals("local", subscribed.get("principalIdentifier"));
        assertTrue(subscribed.containsKey("sessionIdentifier") && subscribed.containsKey("timestamp"));
        car.paho.unsubscribe("a").waitForCompletion(5000);
        Map<String, Object> unsubscribed = event("subscriptions/unsubscribed");
        assertEquals(List.of("a"), unsubscribed.get("topics"));
        assertEquals("unsubscribed", unsubscribed.get("eventType"));
    }

    private Map<String, Object> disconnection() throws Exception {
        event("presence/connected");
        Map<String, Object> event = event("presence/disconnected");
        assertEquals(false, event.get("clientInitiatedDisconnect"));
        return event;
    }

    @Test
    void a_lost_connection_is_told_as_lost() throws Exception {
        broker.client3("car").connect().vanish();
        assertEquals("CONNECTION_LOST", disconnection().get("disconnectReason"));
    }

    @Test
    void a_takeover_is_told_as_duplicate() throws Exception {
        broker.client3("car").connect();
        broker.client3("car").connect();
        assertEquals("DUPLICATE_CLIENTID", disconnection().get("disconnectReason"));
        assertEquals(1L, event("presence/connected").get("versionNumber"));
    }

    @Test
    void silence_beyond_one_and_a_half_keep_alives_is_told_as_timeout() throws Exception {
        try (RawClient car = new RawClient(broker.port())) {
            car.connect("car", true, 1);
            assertEquals("MQTT_KEEP_ALIVE_TIMEOUT", disconnection().get("disconnectReason"));
            car.awaitClosed();
        }
    }

    @Test
    void a_breach_of_the_protocol_is_told_as_client_error() throws Exception {
        Client5 car = broker.client5("car").connect();
        car.paho.publish("$aws/nonsense", new MqttMessage(new byte[1]));
        assertEquals("CLIENT_ERROR", disconnection().get("disconnectReason"));
    }

    @Test
    void a_client_id_with_a_wildcard_gets_no_events() throws Exception {
        watcher.subscribe("$aws/events/#", 1);
        broker.client3("c#r").connect().disconnect();
        broker.client3("car").connect();
        Inbox.Received next = watcher.inbox.next();
        while (next.topic().startsWith("$aws/events/subscriptions/subscribed/watcher")) {
            next = watcher.inbox.next();
        }
        assertEquals("$aws/events/presence/connected/car", next.topic());
    }
}
