package io.vehicleshadow.agent.provision;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds a claim certificate may have a thing of any name made. */
class ReservedNamesTest {
    private static final String POLICY =
            new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000")).vehicle();
    private final Vertx vertx = Vertx.vertx();
    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());

    @AfterEach
    void stop() {
        iot.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page-12345678", "functions-1", "claim-tcu"})
    void a_thing_that_is_called_like_a_client_that_is_none_can_t_connect(String name) {
        assertThrows(CompletionException.class, () -> connected(name));
    }

    @Test
    void any_other_thing_connects_under_its_name() {
        assertTrue(connected("my-page-1").isConnected());
    }

    private MqttClient connected(String name) {
        PemCredentials own = iot.issueCertificate(name, POLICY);
        MqttClientOptions options = new MqttClientOptions().setClientId(name);
        options.setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(
                                iot.endpoints().certificates().resolve("ca.pem").toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(own.certificatePem()))
                        .addKeyValue(Buffer.buffer(own.keyPem())));
        MqttClient client = MqttClient.create(vertx, options);
        client.connect(iot.endpoints().mqttPort(), "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return client;
    }
}
