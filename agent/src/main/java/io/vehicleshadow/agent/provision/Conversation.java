package io.vehicleshadow.agent.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.Ending;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.agent.session.MqttClients;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;

/** A connection that sends AWS IoT one request after the other and waits for its {@code accepted} or {@code rejected}. */
final class Conversation implements AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private final Endpoint endpoint;
    private final Credentials credentials;
    private final Refusal refusal;
    private final Duration patience;
    private final Mqtt5Client client;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    /** Fails when the connection ends. */
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private final Map<String, CompletableFuture<byte[]>> awaited = new ConcurrentHashMap<>();
    private volatile String lastFailure = "no answer";

    /** What it means if AWS IoT refuses the connection. */
    enum Refusal {
        /** The certificate may not connect. */
        FINAL,
        /** The certificate was made just now: AWS IoT may take a moment to know it. */
        TEMPORARY
    }

    private Conversation(Endpoint endpoint, Credentials credentials, Refusal refusal, Duration patience)
            throws IOException {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.refusal = refusal;
        this.patience = patience;
        client = MqttClients.of(
                endpoint,
                credentials,
                LONGEST_PAUSE,
                new Lifecycle(),
                (mqtt, message) -> received(message.getPublishPacket()));
    }

    /**
     * Connects.
     *
     * @throws ProvisioningFailed if there is no connection within the patience, or it is refused
     * @throws IOException if authority, certificate or key can't be used
     */
    static Conversation open(Endpoint endpoint, Credentials credentials, Refusal refusal, Duration patience)
            throws ProvisioningFailed, IOException, InterruptedException {
        Conversation conversation = new Conversation(endpoint, credentials, refusal, patience);
        conversation.client.start();
        try {
            conversation.within(conversation.connected, late -> conversation.notConnected());
            return conversation;
        } catch (ProvisioningFailed | InterruptedException e) {
            conversation.close();
            throw e;
        }
    }

    /**
     * Sends a request to {@code topic}, subscribed to the answers before, and returns the body of the accepted answer.
     *
     * @param what what AWS IoT refuses if it refuses, for a person
     * @throws RequestRefused if AWS IoT refuses
     */
    JsonNode request(String topic, JsonNode request, String what) throws ProvisioningFailed, InterruptedException {
        CompletableFuture<byte[]> accepted = new CompletableFuture<>();
        CompletableFuture<byte[]> rejected = new CompletableFuture<>();
        awaited.put(topic + "/accepted", accepted);
        awaited.put(topic + "/rejected", rejected);
        subscribe(topic);
        client.publish(new PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, JsonText.bytes(request)).build())
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        ended.completeExceptionally(failure);
                    }
                });
        within(CompletableFuture.anyOf(accepted, rejected, ended), late -> "no answer came on " + topic);
        if (!accepted.isDone()) {
            throw new RequestRefused(what, json(rejected));
        }
        return json(accepted);
    }

    private void subscribe(String topic) throws ProvisioningFailed, InterruptedException {
        CompletableFuture<SubAckPacket> granted = client.subscribe(new SubscribePacketBuilder()
                .withSubscription(topic + "/accepted", QOS.AT_LEAST_ONCE)
                .withSubscription(topic + "/rejected", QOS.AT_LEAST_ONCE)
                .build());
        SubAckPacket answer = within(granted, late -> "no answer came to a subscription to " + topic + "/accepted");
        if (!MqttClients.isGranted(answer)) {
            throw new ProvisioningFailed(
                    credentials.certificate() + " may not subscribe to " + topic + "/accepted: see its policy");
        }
    }

    private <T> T within(Future<T> result, Function<TimeoutException, String> late)
            throws ProvisioningFailed, InterruptedException {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ProvisioningFailed(
                    e.getCause() instanceof ProvisioningFailed
                            ? e.getCause().getMessage()
                            : "the connection ended: " + e.getCause().getMessage(),
                    e);
        } catch (TimeoutException e) {
            throw new ProvisioningFailed(late.apply(e) + " within " + patience.toSeconds() + " s", e);
        }
    }

    private String notConnected() {
        return "no connection to " + endpoint + " with " + credentials.certificate() + " (" + lastFailure + ")";
    }

    private void received(PublishPacket packet) {
        CompletableFuture<byte[]> answer = awaited.get(packet.getTopic());
        if (answer != null) {
            answer.complete(packet.getPayload());
        }
    }

    private static JsonNode json(CompletableFuture<byte[]> answer) throws ProvisioningFailed {
        try {
            return JsonText.read(answer.join());
        } catch (IOException e) {
            throw new ProvisioningFailed("AWS IoT answered with something that is not JSON", e);
        }
    }

    @Override
    public void close() {
        client.stop();
        client.close();
    }

    /** Called by the client on its own thread. */
    private final class Lifecycle implements LifecycleEvents {
        @Override
        public void onAttemptingConnect(Mqtt5Client mqtt, OnAttemptingConnectReturn attempt) {}

        @Override
        public void onConnectionSuccess(Mqtt5Client mqtt, OnConnectionSuccessReturn success) {
            connected.complete(null);
        }

        @Override
        public void onConnectionFailure(Mqtt5Client mqtt, OnConnectionFailureReturn failure) {
            lastFailure = Ending.of(failure, credentials.clientId());
            if (failure.getConnAckPacket() != null && refusal == Refusal.FINAL) {
                connected.completeExceptionally(new ProvisioningFailed(
                        "AWS IoT does not let " + credentials.certificate() + " connect as " + credentials.clientId()
                                + ": it is not registered, not active, or its policy does not allow it"));
            }
        }

        @Override
        public void onDisconnection(Mqtt5Client mqtt, OnDisconnectionReturn disconnection) {
            ended.completeExceptionally(new ProvisioningFailed("AWS IoT ended the connection of "
                    + credentials.clientId() + ", as it does when a policy does not allow a request: "
                    + Ending.of(disconnection, credentials.clientId())));
        }

        @Override
        public void onStopped(Mqtt5Client mqtt, OnStoppedReturn end) {}
    }
}
