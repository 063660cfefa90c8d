package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * A vehicle's changes as they happen: MQTT over WebSocket with the person's token, as the page does it, subscribing and
 * never publishing. Connects again by itself.
 */
final class LiveFeed implements MqttCallbackExtended, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bad user name or password, not authorised, and what AWS IoT answers instead of the latter. */
    private static final Set<Integer> REFUSALS = Set.of(4, 5, 7);

    private final String thing;
    private final Consumer<String> lines;
    private final MqttClient client;
    private final CountDownLatch ended = new CountDownLatch(1);

    private LiveFeed(Session session, String thing, Consumer<String> lines) throws MqttException {
        this.thing = thing;
        this.lines = lines;
        client = new MqttClient(session.mqttWebSocket(), "page-" + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(this);
    }

    /**
     * Follows a vehicle; each change is handed over as one line of words.
     *
     * @throws IOException if nobody answers there, or the token is no longer good
     */
    static LiveFeed follow(Session session, String thing, Consumer<String> lines) throws IOException {
        try {
            LiveFeed feed = new LiveFeed(session, thing, lines);
            MqttConnectOptions options = new MqttConnectOptions();
            options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
            options.setAutomaticReconnect(true);
            options.setMaxReconnectDelay(10_000);
            options.setUserName("vehicle-command-line");
            options.setPassword(session.accessToken().toCharArray());
            feed.client.connect(options);
            return feed;
        } catch (MqttException e) {
            throw new IOException(
                    REFUSALS.contains(e.getReasonCode())
                            ? "the broker does not let you in any more: ./vehicle login"
                            : "nobody answers at " + session.mqttWebSocket() + ": does ./run run?",
                    e);
        }
    }

    /** Waits until it is closed. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private String[] topics() {
        return List.of(
                        "$aws/things/" + thing + "/shadow/update/documents",
                        "$aws/events/presence/connected/" + thing,
                        "$aws/events/presence/disconnected/" + thing)
                .toArray(String[]::new);
    }

    @Override
    public void connectComplete(boolean again, String address) {
        try {
            client.subscribe(topics(), new int[] {1, 1, 1});
            lines.accept(again ? "connected again; what happened meanwhile: ./vehicle history" : "watching " + thing);
        } catch (MqttException e) {
            lines.accept("not allowed to watch " + thing);
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws IOException {
        JsonNode json = JSON.readTree(new String(message.getPayload(), StandardCharsets.UTF_8));
        if (topic.endsWith("/documents")) {
            Changes.of(json).forEach(lines);
        } else {
            lines.accept(thing + (topic.contains("/disconnected/") ? " went offline" : " is online"));
        }
    }

    @Override
    public void connectionLost(Throwable cause) {
        lines.accept("the connection ended; trying again");
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Nothing is ever published.
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        try {
            client.disconnectForcibly(0, 500);
            client.close(true);
        } catch (MqttException e) {
            throw new IOException("the connection did not end", e);
        }
    }
}
