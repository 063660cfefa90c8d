package io.vehicleshadow.local.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.vehicle.ClientIds;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.topic.PresenceTopics;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
public final class LiveFeed implements MqttCallback, AutoCloseable {
    /** Hears what the broker sends, in its order. */
    public interface Listener {
        /** The shadow changed: the message of {@code update/documents}. */
        void changed(JsonNode documents);

        void presence(boolean online);

        void lost();

        /** It is back; changes in between were missed. */
        void back();
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bad user name or password, not authorised, and what AWS IoT answers instead of the latter. */
    private static final Set<Integer> REFUSALS = Set.of(4, 5, 7);

    private static final long FIRST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 10;

    private final Session session;
    private final ThingName thing;
    private final Listener listener;
    private final Clock clock;
    private final MqttClient client;
    private final Semaphore lost = new Semaphore(0);

    private LiveFeed(Session session, ThingName thing, Listener listener, Clock clock) throws MqttException {
        this.session = session;
        this.thing = thing;
        this.listener = listener;
        this.clock = clock;
        client = new MqttClient(session.mqttWebSocket(), ClientIds.PAGE + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(this);
    }

    /**
     * Follows a vehicle.
     *
     * @throws IOException if nothing answers there, the token is no longer good, or the vehicle may not be watched
     */
    public static LiveFeed follow(Session session, ThingName thing, Listener listener, Clock clock) throws IOException {
        try {
            LiveFeed feed = new LiveFeed(session, thing, listener, clock);
            if (!feed.connect()) {
                throw ApiClient.noAnswer(session.mqttWebSocket(), ApiClient.IS_IT_RUNNING, null);
            }
            return feed;
        } catch (MqttException e) {
            throw new IOException("can't connect (" + e + ")", e);
        }
    }

    /**
     * Goes on for as long as it is let in; connects again whenever the connection is lost.
     *
     * @throws IOException if the token is no longer good, or the vehicle may not be watched any more
     */
    public void goOn() throws IOException, InterruptedException {
        while (true) {
            lost.acquire();
            listener.lost();
            long pause = FIRST_PAUSE_SECONDS;
            do {
                TimeUnit.SECONDS.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
            } while (!connect());
            listener.back();
        }
    }

    /** Whether it is connected now; if not, trying again may help. */
    private boolean connect() throws IOException {
        if (session.hasExpired(clock)) {
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
        options.setUserName(thing.value());
        options.setPassword(session.accessToken().toCharArray());
        return options;
    }

    /** AWS IoT ends the connection of a client that may not subscribe. */
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

    private static NotSignedIn notLetIn(MqttException refusal) {
        return new NotSignedIn("the broker no longer lets you in", refusal);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws IOException {
        if (topic.equals(ShadowTopics.classic(thing).documents())) {
            listener.changed(JSON.readTree(new String(message.getPayload(), StandardCharsets.UTF_8)));
        } else {
            listener.presence(topic.equals(PresenceTopics.connected(thing)));
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
