package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

/** Under the policies and the provisioning template of the synthesized stack nobody but the vehicle is the vehicle. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProvisionedVehicleTest {
    private static final String OPEN = "{\"state\":{\"desired\":{\"door\":\"open\"}}}";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private LocalIot iot;

    @BeforeEach
    void loadTheStack() throws Exception {
        Template stack = Synthesis.template("VehicleShadow");
        iot = LocalIot.start(LocalIotOptions.inMemory()
                .withFunction(DeployedFleet.calledByRules(stack), event -> events.add(JSON.readTree(event))));
        DeployedFleet.load(stack, iot);
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    @Test
    void another_vehicle_that_asks_it_is_disconnected_and_changes_nothing() throws Exception {
        CarOnItsOwn other = provisioned("other");
        try (Connection connection = new Connection("other", other.identity("certificate"), other.identity("key"))) {
            assertTrue(connection.isAccepted());
            connection.publish("$aws/things/tcu/shadow/update");
            assertTrue(connection.isEnded());
        }
        assertEquals(404, SeenShadow.of(iot, "tcu").get().statusCode());
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
        assertEquals(404, SeenShadow.of(iot, "tcu").get().statusCode());
    }

    /** The claim came and went before, and a rule tells of one connection after the other. */
    @Test
    void the_deployed_rules_tell_the_history_of_vehicles_and_of_no_claim() throws Exception {
        CarOnItsOwn other = provisioned("other");
        try (Connection connection = new Connection("other", other.identity("certificate"), other.identity("key"))) {
            assertTrue(connection.isAccepted());
            JsonNode presence = told("presence");
            assertEquals("other", presence.path("thing").asText());
            assertEquals("connected", presence.path("eventType").asText());
        }
        SeenShadow.of(iot, "tcu").ask("door", "open");
        JsonNode change = told("documents");
        assertEquals("tcu", change.path("thing").asText());
        assertEquals("open", change.at("/current/state/desired/door").asText());
        assertTrue(change.path("received").isIntegralNumber(), change.toString());
    }

    private JsonNode told(String kind) throws InterruptedException {
        while (true) {
            JsonNode event = events.poll(60, TimeUnit.SECONDS);
            assertFalse(event.path("thing").asText().startsWith("claim-"), event.toString());
            if (event.path("kind").asText().equals(kind)) {
                return event;
            }
        }
    }

    private CarOnItsOwn provisioned(String thing) throws Exception {
        CarOnItsOwn car = new CarOnItsOwn(folder.resolve(thing));
        assertEquals(0, car.provision(iot, thing, "vehicle-shadow"), car::said);
        return car;
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
            return accepted.get(60, TimeUnit.SECONDS);
        }

        boolean isEnded() throws Exception {
            return ended.get(60, TimeUnit.SECONDS);
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
