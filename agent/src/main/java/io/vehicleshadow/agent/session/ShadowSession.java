package io.vehicleshadow.agent.session;

import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.service.ServiceError;
import io.vehicleshadow.agent.service.ShadowConnection;
import io.vehicleshadow.agent.service.ShadowListener;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.PublishResult;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.DisconnectPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;

/**
 * The session of one vehicle. After each connect it subscribes, and only then calls the listener. Messages reach the
 * listener on the loop, and none of a connection that has ended.
 */
public final class ShadowSession implements ShadowConnection, ConnectionSwitch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowSession.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private final ShadowTopics topics;
    private final String clientId;
    private final Loop loop;
    private final Map<String, Consumer<ShadowDocument>> routes = new LinkedHashMap<>();
    /** Released while the client neither is connected nor tries to be. */
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    private final Endpoint endpoint;
    private final Duration longestPause;
    private volatile Mqtt5Client client;
    private ShadowListener listener;
    /** Counts connections, so that what belongs to an ended one can be recognized. Written on the client's thread. */
    private volatile long connection;

    private boolean live;
    private boolean wanted;

    /**
     * Prepares the session; {@link #open} connects.
     *
     * @param longestPause the longest wait before connecting again, with full jitter; at least a second
     * @throws IOException if authority, certificate or key can't be used
     */
    public ShadowSession(ThingName thing, Endpoint endpoint, Credentials credentials, Duration longestPause, Loop loop)
            throws IOException {
        this.loop = loop;
        topics = ShadowTopics.classic(thing);
        clientId = credentials.clientId();
        this.endpoint = endpoint;
        this.longestPause = longestPause;
        client = client(credentials);
        // Otherwise the library falls silent as soon as the JVM begins to end, and DISCONNECT is never sent.
        CRT.acquireShutdownRef();
    }

    private Mqtt5Client client(Credentials credentials) throws IOException {
        return MqttClients.of(
                endpoint,
                credentials,
                longestPause,
                new Lifecycle(),
                (mqtt, message) -> received(message.getPublishPacket()));
    }

    /**
     * Has the next {@link #restore} connect with another certificate. Called on the loop, after {@link #cut}.
     *
     * @throws IOException if it can't be used; the one before stays
     */
    public void use(Credentials renewed) throws IOException {
        Mqtt5Client before = client;
        client = client(renewed);
        before.close();
    }

    /** Connects, and keeps connecting again until {@link #cut} or {@link #close}. Called on the loop. */
    public void open(ShadowListener events) {
        listener = events;
        routes.put(topics.updateAccepted(), events::updateAccepted);
        routes.put(topics.updateRejected(), document -> events.updateRejected(ServiceError.of(document)));
        routes.put(topics.delta(), events::delta);
        routes.put(topics.getAccepted(), events::getAccepted);
        routes.put(topics.getRejected(), document -> events.getRejected(ServiceError.of(document)));
        routes.put(topics.deleteAccepted(), events::deleteAccepted);
        restore();
    }

    @Override
    public void restore() {
        wanted = true;
        start();
    }

    private void start() {
        if (stopped.getCount() == 0) {
            stopped = new CountDownLatch(1);
        }
        client.start();
    }

    @Override
    public void cut() {
        wanted = false;
        client.stop();
    }

    @Override
    public boolean isConnected() {
        return live && wanted;
    }

    @Override
    public void update(byte[] payload) {
        publish(topics.update(), payload);
    }

    @Override
    public void get(byte[] payload) {
        publish(topics.get(), payload);
    }

    private void publish(String topic, byte[] payload) {
        sent(topic, payload).whenComplete((result, failure) -> {
            if (failure != null) {
                LOG.debug("A publish to {} was not acknowledged: {}", topic, failure.toString());
            }
        });
    }

    /**
     * Says something beside the shadow. Called on the loop.
     *
     * @param acknowledged run on the loop once the service has it
     */
    public void say(String topic, byte[] payload, Runnable acknowledged) {
        sent(topic, payload).thenRun(() -> loop.execute(acknowledged));
    }

    private CompletableFuture<PublishResult> sent(String topic, byte[] payload) {
        return client.publish(new PublishPacket.PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, payload).build());
    }

    private void received(PublishPacket packet) {
        long arrivedOn = connection;
        loop.execute(() -> {
            Consumer<ShadowDocument> route = routes.get(packet.getTopic());
            if (arrivedOn != connection || !live || route == null) {
                return;
            }
            try {
                route.accept(ShadowDocument.read(packet.getPayload()));
            } catch (IllegalArgumentException e) {
                LOG.warn("Ignored a message on {} that is not a shadow document", packet.getTopic());
            }
        });
    }

    private void subscribe(long on) {
        SubscribePacketBuilder all = new SubscribePacketBuilder();
        routes.keySet().forEach(topic -> all.withSubscription(topic, QOS.AT_LEAST_ONCE));
        client.subscribe(all.build())
                .whenComplete((granted, failure) -> loop.execute(() -> {
                    if (on != connection) {
                        return;
                    }
                    if (failure == null && MqttClients.isGranted(granted)) {
                        live = true;
                        listener.connected();
                    } else {
                        LOG.error(
                                "Can't subscribe to the shadow's topics; connecting again in {} s", RETRY.toSeconds());
                        client.stop();
                        loop.after(RETRY, () -> {
                            if (wanted) {
                                start();
                            }
                        });
                    }
                }));
    }

    /** Disconnects cleanly. Waits two seconds at most. */
    @Override
    public void close() {
        wanted = false;
        client.stop(new DisconnectPacket.DisconnectPacketBuilder()
                .withReasonCode(DisconnectPacket.DisconnectReasonCode.NORMAL_DISCONNECTION)
                .build());
        try {
            if (!stopped.await(2, TimeUnit.SECONDS)) {
                LOG.warn("DISCONNECT was not flushed in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
        CRT.releaseShutdownRef();
    }

    private void ended() {
        connection++;
        loop.execute(() -> {
            if (live) {
                live = false;
                listener.disconnected();
            }
        });
    }

    /** Called by the client on its own thread. */
    private final class Lifecycle implements LifecycleEvents {
        @Override
        public void onAttemptingConnect(Mqtt5Client mqtt, OnAttemptingConnectReturn attempt) {
            LOG.debug("Connecting");
        }

        @Override
        public void onConnectionSuccess(Mqtt5Client mqtt, OnConnectionSuccessReturn success) {
            long now = ++connection;
            loop.execute(() -> subscribe(now));
        }

        @Override
        public void onConnectionFailure(Mqtt5Client mqtt, OnConnectionFailureReturn failure) {
            LOG.warn("{} can't connect: {}", clientId, Ending.of(failure, clientId));
        }

        @Override
        public void onDisconnection(Mqtt5Client mqtt, OnDisconnectionReturn disconnection) {
            LOG.info("{}: the connection ended: {}", clientId, Ending.of(disconnection, clientId));
            ended();
        }

        @Override
        public void onStopped(Mqtt5Client mqtt, OnStoppedReturn end) {
            stopped.countDown();
        }
    }
}
