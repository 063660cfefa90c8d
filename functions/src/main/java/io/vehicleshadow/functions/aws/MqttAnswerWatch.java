package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.ask.AnswerWatch;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes to {@code update/accepted} while somebody waits. The connection is made at the first wait and kept: in a
 * function that was frozen it may be dead without knowing, which the subscription then shows, and it is made anew.
 */
final class MqttAnswerWatch implements AnswerWatch, MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(MqttAnswerWatch.class);
    private final Supplier<URI> address;
    private final Supplier<String> clientIds;
    private final Duration patience;
    private final Map<String, Set<BlockingQueue<ShadowDocument>>> waiting = new ConcurrentHashMap<>();
    private MqttAsyncClient client;

    /**
     * @param clientIds another at each call: functions restored from one snapshot must not share one, since the broker
     *     ends a connection when another comes with its client id
     * @param patience for each answer of the broker; a request waits no longer for its watch
     */
    MqttAnswerWatch(Supplier<URI> address, Supplier<String> clientIds, Duration patience) {
        this.address = address;
        this.clientIds = clientIds;
        this.patience = patience;
    }

    @Override
    public Watching watch(ThingName thing) {
        String topic = ShadowTopics.classic(thing).updateAccepted();
        BlockingQueue<ShadowDocument> arrived = new LinkedBlockingQueue<>();
        subscribe(topic, arrived);
        return new Watching() {
            @Override
            public Optional<ShadowDocument> next(Duration atMost) {
                try {
                    return Optional.ofNullable(arrived.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while waiting for a vehicle", e);
                }
            }

            @Override
            public void close() {
                unsubscribe(topic, arrived);
            }
        };
    }

    private synchronized void subscribe(String topic, BlockingQueue<ShadowDocument> arrived) {
        waiting.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet()).add(arrived);
        try {
            if (client != null && client.isConnected()) {
                subscribe(topic);
                return;
            }
        } catch (MqttException e) {
            LOG.info("The kept connection was dead; connecting anew");
        }
        try {
            connect();
            for (String each : waiting.keySet()) {
                subscribe(each);
            }
        } catch (MqttException e) {
            LOG.warn("No live answers, only the state at the end of the wait: MQTT reason {}", e.getReasonCode());
        }
    }

    private void subscribe(String topic) throws MqttException {
        client.subscribe(topic, 0).waitForCompletion(patience.toMillis());
    }

    private void connect() throws MqttException {
        drop();
        MqttAsyncClient fresh = new MqttAsyncClient(address.get().toString(), clientIds.get(), new MemoryPersistence());
        fresh.setCallback(this);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(true);
        options.setConnectionTimeout((int) patience.toSeconds());
        options.setKeepAliveInterval(300);
        client = fresh;
        fresh.connect(options).waitForCompletion(patience.toMillis());
    }

    private void drop() {
        if (client != null) {
            try {
                client.disconnectForcibly(0, 0, false);
                client.close(true);
            } catch (MqttException e) {
                LOG.debug("Dropping a dead connection: MQTT reason {}", e.getReasonCode());
            }
            client = null;
        }
    }

    /** Waits for nothing: the caller has its answer, and the next subscription comes after this on the same connection. */
    private synchronized void unsubscribe(String topic, BlockingQueue<ShadowDocument> arrived) {
        Set<BlockingQueue<ShadowDocument>> queues = waiting.get(topic);
        queues.remove(arrived);
        if (queues.isEmpty()) {
            waiting.remove(topic);
            try {
                if (client != null && client.isConnected()) {
                    client.unsubscribe(topic);
                }
            } catch (MqttException e) {
                LOG.debug("Not unsubscribed: MQTT reason {}", e.getReasonCode());
            }
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        Set<BlockingQueue<ShadowDocument>> queues = waiting.getOrDefault(topic, Set.of());
        if (!queues.isEmpty()) {
            try {
                ShadowDocument document = ShadowDocument.read(message.getPayload());
                queues.forEach(queue -> queue.add(document));
            } catch (IllegalArgumentException e) {
                LOG.warn("Not a shadow document on {}", topic);
            }
        }
    }

    @Override
    public void connectionLost(Throwable cause) {
        LOG.info("The kept connection ended");
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Nothing is ever published.
    }
}
