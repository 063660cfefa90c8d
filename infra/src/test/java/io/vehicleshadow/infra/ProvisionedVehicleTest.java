package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/**
 * Under the policies and the provisioning template of the synthesized stack a vehicle gets its identity and does what
 * it is asked, and nobody else can.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProvisionedVehicleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OPEN = "{\"state\":{\"desired\":{\"door\":\"open\"}}}";

    @TempDir
    private Path folder;

    private LocalIot iot;

    @BeforeEach
    void loadTheStack() {
        Template stack = Synthesis.template("VehicleShadow");
        iot = LocalIot.start(LocalIotOptions.inMemory());
        Map<String, JsonNode> policies = DeployedFleet.policies(stack);
        policies.forEach(
                (name, document) -> iot.provisioning().putPolicy(name, PolicyDocument.parse(document.toString())));
        DeployedFleet.provisioningTemplates(stack).forEach(iot.provisioning()::putTemplate);
        iot.issueCertificate("claim", policies.get("vehicle-shadow-claim").toString());
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    @Test
    void a_provisioned_vehicle_does_what_it_is_asked_and_clears_it() throws Exception {
        CarOnItsOwn car = provisioned("tcu");
        Process agent = car.agent();
        try {
            until(car, shadow -> shadow.at("/state/reported/door").asText().equals("close"));
            ask(OPEN);
            JsonNode answered = until(
                    car,
                    shadow -> shadow.at("/state/reported/outcomes/door/status")
                            .asText()
                            .equals("SUCCEEDED"));
            assertEquals("open", answered.at("/state/reported/door").asText());
            assertTrue(answered.at("/state/desired").isMissingNode(), answered.toString());
        } finally {
            agent.destroyForcibly().onExit().join();
        }
    }

    @Test
    void another_vehicle_that_asks_it_is_disconnected_and_changes_nothing() throws Exception {
        CarOnItsOwn other = provisioned("other");
        try (Connection connection = new Connection("other", other.identity("certificate"), other.identity("key"))) {
            assertTrue(connection.isAccepted());
            connection.publish("$aws/things/tcu/shadow/update");
            assertTrue(connection.isEnded());
        }
        assertEquals(404, get().statusCode());
    }

    @Test
    void another_vehicle_does_not_connect_under_its_name() throws Exception {
        CarOnItsOwn other = provisioned("other");
        try (Connection connection = new Connection("tcu", other.identity("certificate"), other.identity("key"))) {
            assertEquals(false, connection.isAccepted());
        }
    }

    @Test
    void a_claim_that_asks_a_vehicle_is_disconnected_and_changes_nothing() throws Exception {
        Path certificates = iot.endpoints().certificates();
        try (Connection connection =
                new Connection("claim-tcu", certificates.resolve("claim.pem"), certificates.resolve("claim.key"))) {
            assertTrue(connection.isAccepted());
            connection.publish("$aws/things/tcu/shadow/update");
            assertTrue(connection.isEnded());
        }
        assertEquals(404, get().statusCode());
    }

    private CarOnItsOwn provisioned(String thing) throws Exception {
        CarOnItsOwn car = new CarOnItsOwn(folder.resolve(thing));
        assertEquals(0, car.provision(iot, thing, "vehicle-shadow"), car::said);
        return car;
    }

    private URI shadow() {
        return URI.create(iot.endpoints().dataPlane() + "/things/tcu/shadow");
    }

    private HttpResponse<String> get() throws Exception {
        return HTTP.send(HttpRequest.newBuilder(shadow()).build(), BodyHandlers.ofString());
    }

    private void ask(String desired) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(shadow())
                .POST(BodyPublishers.ofString(desired))
                .build();
        assertEquals(200, HTTP.send(request, BodyHandlers.ofString()).statusCode());
    }

    private JsonNode until(CarOnItsOwn car, Predicate<JsonNode> expected) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        CountDownLatch never = new CountDownLatch(1);
        JsonNode shadow = JSON.readTree(get().body());
        while (!expected.test(shadow)) {
            String seen = shadow.toString();
            assertTrue(System.nanoTime() < patience, () -> seen + "\n" + car.said());
            never.await(50, TimeUnit.MILLISECONDS);
            shadow = JSON.readTree(get().body());
        }
        return shadow;
    }

    /** A client of the device SDK that tells how it fared. */
    private final class Connection implements AutoCloseable, LifecycleEvents {
        private final CompletableFuture<Boolean> accepted = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final Mqtt5Client client;

        Connection(String clientId, Path certificate, Path key) {
            try (AwsIotMqtt5ClientBuilder builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                    "localhost", certificate.toString(), key.toString())) {
                client = builder.withPort((long) iot.endpoints().ports().mqtt())
                        .withCertificateAuthority(iot.identities().authorityPem())
                        .withClientId(clientId)
                        .withLifeCycleEvents(this)
                        .build();
            }
            client.start();
        }

        boolean isAccepted() throws Exception {
            return accepted.get(20, TimeUnit.SECONDS);
        }

        boolean isEnded() throws Exception {
            return ended.get(20, TimeUnit.SECONDS);
        }

        void publish(String topic) {
            client.publish(
                    new PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, OPEN.getBytes(StandardCharsets.UTF_8)).build());
        }

        @Override
        public void onAttemptingConnect(Mqtt5Client mqtt, OnAttemptingConnectReturn attempt) {}

        @Override
        public void onConnectionSuccess(Mqtt5Client mqtt, OnConnectionSuccessReturn success) {
            accepted.complete(true);
        }

        @Override
        public void onConnectionFailure(Mqtt5Client mqtt, OnConnectionFailureReturn failure) {
            accepted.complete(false);
        }

        @Override
        public void onDisconnection(Mqtt5Client mqtt, OnDisconnectionReturn disconnection) {
            ended.complete(true);
        }

        @Override
        public void onStopped(Mqtt5Client mqtt, OnStoppedReturn stopped) {}

        @Override
        public void close() {
            client.stop();
            client.close();
        }
    }
}
