package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vehicleshadow.functions.ask.AnswerWatch;
import io.vehicleshadow.vehicle.ThingName;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

class MqttAnswerWatchTest {
    private static final ThingName TCU = new ThingName("tcu");
    private static final String TOPIC = "$aws/things/tcu/shadow/update/accepted";
    /** Nothing here takes so long: what takes longer is broken, not slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Vertx vertx = Vertx.vertx();
    private final Map<MqttEndpoint, String> subscribed = new ConcurrentHashMap<>();
    private final BlockingQueue<String> unsubscribed = new LinkedBlockingQueue<>();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private volatile String address = "";
    private MqttAnswerWatch watch;

    @BeforeEach
    void start() throws Exception {
        MqttServer server = MqttServer.create(
                        vertx, new MqttServerOptions().setPort(0).setUseWebSocket(true))
                .endpointHandler(this::accept)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        MqttAddress signed = new MqttAddress(
                URI.create("ws://localhost:" + server.actualPort() + "/mqtt"),
                Region.US_EAST_1,
                () -> AwsSessionCredentials.create("key", "secret", "session/token"));
        watch = new MqttAnswerWatch(signed::signed, () -> "functions-" + UUID.randomUUID(), PATIENCE);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void accept(MqttEndpoint endpoint) {
        connections.add(endpoint.clientIdentifier());
        address = endpoint.httpRequestURI();
        endpoint.subscribeHandler(subscribe -> {
            subscribed.put(endpoint, subscribe.topicSubscriptions().get(0).topicName());
            endpoint.subscribeAcknowledge(subscribe.messageId(), List.of(MqttQoS.AT_MOST_ONCE));
        });
        endpoint.unsubscribeHandler(unsubscribe -> {
            subscribed.remove(endpoint);
            unsubscribed.add(unsubscribe.topics().get(0));
            endpoint.unsubscribeAcknowledge(unsubscribe.messageId());
        });
        endpoint.accept(false);
    }

    private void publish(String document) {
        subscribed.forEach((endpoint, topic) ->
                endpoint.publish(topic, Buffer.buffer(document), MqttQoS.AT_MOST_ONCE, false, false));
    }

    @Test
    void what_is_accepted_after_the_watch_began_is_seen() throws Exception {
        try (AnswerWatch.Watching watching = watch.watch(TCU)) {
            assertEquals(List.of(TOPIC), List.copyOf(subscribed.values()));
            publish("{\"version\":7}");
            assertEquals(7, watching.next(PATIENCE).orElseThrow().version());
        }
        assertEquals(TOPIC, unsubscribed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void the_connection_is_kept_and_made_anew_when_it_has_died() throws Exception {
        watch.watch(TCU).close();
        watch.watch(TCU).close();
        assertEquals(1, connections.size());
        try (AnswerWatch.Watching first = watch.watch(TCU)) {
            assertTrue(first.next(Duration.ofMillis(1)).isEmpty());
            subscribed.keySet().forEach(MqttEndpoint::close);
        }
        subscribed.clear();
        try (AnswerWatch.Watching watching = watch.watch(TCU)) {
            publish("{\"version\":8}");
            assertEquals(8, watching.next(PATIENCE).orElseThrow().version());
        }
        assertEquals(2, connections.size());
    }

    @Test
    void no_two_connections_share_a_client_id_because_functions_of_one_snapshot_would() {
        watch.watch(TCU).close();
        AnswerWatch.Watching cut = watch.watch(TCU);
        subscribed.keySet().forEach(MqttEndpoint::close);
        cut.close();
        watch.watch(TCU).close();
        assertEquals(2, Set.copyOf(connections).size(), connections.toString());
    }

    @Test
    void the_connection_is_signed_and_the_session_token_comes_after_the_signature() {
        watch.watch(TCU).close();
        assertTrue(
                address.matches("/mqtt\\?.*X-Amz-Signature=[0-9a-f]{64}.*&X-Amz-Security-Token=session%2Ftoken"),
                address);
        assertTrue(address.contains("iotdevicegateway"), address);
    }

    @Test
    void a_watch_that_cannot_be_had_sees_nothing_and_does_not_throw() {
        MqttAnswerWatch nowhere =
                new MqttAnswerWatch(() -> URI.create("ws://localhost:1/mqtt"), () -> "functions-test", PATIENCE);
        try (AnswerWatch.Watching watching = nowhere.watch(TCU)) {
            assertTrue(watching.next(Duration.ofMillis(20)).isEmpty());
        }
    }
}
