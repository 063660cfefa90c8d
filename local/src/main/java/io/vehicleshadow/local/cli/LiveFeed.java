package io.vehicleshadow.local.cli;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.topic.ClientIds;
import io.vehicleshadow.vehicle.topic.PresenceTopics;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * A vehicle's changes as they happen: MQTT over WebSocket with the person's token, as the page does it, subscribing and
 * never publishing. Connects again by itself for as long as it is let in.
 */
final class LiveFeed implements MqttCallback, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bad user name or password, not authorised, and what AWS IoT answers instead of the latter. */
    private static final Set<Integer> REFUSALS = Set.of(4, 5, 7);

    private static final long FIRST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 10;

    private final Session session;
    private final ThingName thing;
    private final Consumer<String> lines;
    private final Clock clock;
    private final MqttClient client;
    private final Semaphore lost = new Semaphore(0);

    private LiveFeed(Session session, ThingName thing, Consumer<String> lines, Clock clock) throws MqttException {
        this.session = session;
        this.thing = thing;
        this.lines = lines;
        this.clock = clock;
        client = new MqttClient(session.mqttWebSocket(), ClientIds.PAGE + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(this);
    }

    /**
     * Follows a vehicle; each change is handed over as one line of words.
     *
     * @throws IOException if nobody answers there, the token is no longer good, or the vehicle may not be watched
     */
    static LiveFeed follow(Session session, String thing, Consumer<String> lines, Clock clock) throws IOException {
        try {
            LiveFeed feed = new LiveFeed(session, new ThingName(thing), lines, clock);
            if (!feed.connect()) {
                throw new IOException("nobody answers at " + session.mqttWebSocket() + ": does ./run run?");
            }
            lines.accept("watching " + thing);
            return feed;
        } catch (MqttException e) {
            throw new IOException("no connection can be made (" + e + ")", e);
        }
    }

    /**
     * Goes on for as long as it is let in; connects again whenever the connection is lost.
     *
     * @throws IOException if the token is no longer good, or the vehicle may not be watched any more
     */
    void goOn() throws IOException, InterruptedException {
        while (true) {
            lost.acquire();
            lines.accept("the connection ended; trying again");
            long pause = FIRST_PAUSE_SECONDS;
            do {
                TimeUnit.SECONDS.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
            } while (!connect());
            lines.accept("connected again; what happened meanwhile: ./vehicle history");
        }
    }

    /** Whether it is connected now; if not, trying again may help. */
    private boolean connect() throws IOException {
        if (session.isOver(clock)) {
            throw notLetIn(null);
        }
        try {
            lost.drainPermits();
            client.connect(options());
        } catch (MqttException e) {
            if (REFUSALS.contains(e.getReasonCode())) {
                throw notLetIn(e);
            }
            return false;
        }
        subscribe();
        return true;
    }

    private MqttConnectOptions options() {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName("vehicle-command-line");
        options.setPassword(session.accessToken().toCharArray());
        return options;
    }

    /** AWS IoT ends the connection of who may not subscribe. */
    private void subscribe() throws IOException {
        String[] topics = {
            ShadowTopics.classic(thing).documents(), PresenceTopics.connected(thing), PresenceTopics.disconnected(thing)
        };
        try {
            client.subscribe(topics, new int[] {1, 1, 1});
        } catch (MqttException e) {
            throw new IOException("not allowed to watch " + thing, e);
        }
    }

    private static IOException notLetIn(MqttException refusal) {
        return new IOException("the broker does not let you in any more: ./vehicle login", refusal);
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
        lost.release();
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Nothing is ever published.
    }

    @Override
    public void close() throws IOException {
        try {
            client.disconnectForcibly(0, 500);
            client.close(true);
        } catch (MqttException e) {
            throw new IOException("the connection did not end", e);
        }
    }
}
