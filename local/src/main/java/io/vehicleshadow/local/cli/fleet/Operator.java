package io.vehicleshadow.local.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.ClientIds;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.topic.IotRules;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Whoever operates the fleet: one MQTT connection over WebSocket that writes commands into shadows and hears of every change
 * of every shadow. So it needs no account of the product, and sees what AWS IoT says and not what the product makes of it.
 */
final class Operator implements AutoCloseable {
    /** Long, as the fleet keeps its own machine busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Shorter: somebody may have pressed Ctrl-C. */
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);

    /** Shadow requests of a connection; AWS IoT rejects the one after these with 429. Source: AWS IoT Core quotas. */
    private static final int MOST_UNACKNOWLEDGED = 10;

    private static final int THING = 2;
    private final Semaphore free = new Semaphore(MOST_UNACKNOWLEDGED);
    private final MqttAsyncClient client;

    private Operator(MqttAsyncClient client) {
        this.client = client;
    }

    /**
     * Connects.
     *
     * @param documents told the thing and the whole document before and after each change
     * @throws IOException if there is no connection, or the subscription is not granted
     */
    static Operator connect(Supplier<URI> address, BiConsumer<String, JsonNode> documents) throws IOException {
        try {
            MqttAsyncClient client = new MqttAsyncClient(
                    address.get().toString(), ClientIds.PAGE + "fleet-" + UUID.randomUUID(), new MemoryPersistence());
            client.setCallback(new Listener(documents));
            MqttConnectOptions options = new MqttConnectOptions();
            options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
            options.setCleanSession(true);
            options.setConnectionTimeout((int) PATIENCE.toSeconds());
            options.setMaxInflight(2 * MOST_UNACKNOWLEDGED);
            client.connect(options).waitForCompletion(PATIENCE.toMillis());
            client.subscribe(IotRules.EVERY_DOCUMENT, 1).waitForCompletion(PATIENCE.toMillis());
            return new Operator(client);
        } catch (MqttException e) {
            throw new IOException("the operator can't connect or subscribe (" + e + ")", e);
        }
    }

    /** Waits until one more request may be made. */
    void awaitTurn() throws IOException, InterruptedException {
        if (!free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("AWS IoT acknowledges nothing that the operator publishes");
        }
    }

    /** Requests something of a car, after {@link #awaitTurn}. Waits for nothing. */
    void request(ThingName thing, JsonNode desired) throws IOException {
        try {
            byte[] payload = JsonText.bytes(desired);
            client.publish(ShadowTopics.classic(thing).update(), payload, 1, false, null, new Acknowledged(free));
        } catch (MqttException e) {
            throw new IOException("the operator's connection ended (" + e + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            client.disconnect(0).waitForCompletion(PATIENCE_AT_END.toMillis());
            client.close(true);
        } catch (MqttException e) {
            // It is gone already.
        }
    }

    private record Acknowledged(Semaphore free) implements IMqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            free.release();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            free.release();
        }
    }

    private record Listener(BiConsumer<String, JsonNode> documents) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) throws IOException {
            documents.accept(topic.split("/")[THING], JsonText.read(message.getPayload()));
        }

        @Override
        public void connectionLost(Throwable cause) {
            // The next request says so.
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // What counts is the answer of the car.
        }
    }
}
