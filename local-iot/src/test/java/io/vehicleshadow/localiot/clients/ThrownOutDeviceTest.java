package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.dataplane.SelfSigned;
import io.vehicleshadow.localiot.identity.CertificateName;
import io.vehicleshadow.localiot.identity.PemCredentials;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.CreateKeysAndCertificateResponse;

/** A device whose certificate was made over the control plane. What is taken from it counts for its open connection. */
class ThrownOutDeviceTest {

    private static final int NOT_AUTHORIZED = 0x87;
    private static final String NO_CONNECT = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:Publish", "Resource": "*"}]}""";
    private static final String ONLY_CONNECT = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:Connect", "Resource": "*"}]}""";

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
    private final IotClient control = ControlPlaneClient.at(iot.endpoints().dataPlane());
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private CreateKeysAndCertificateResponse certificate;
    private Paho5 lamp;

    @BeforeEach
    void connect() throws Exception {
        certificate = control.createKeysAndCertificate(r -> r.setAsActive(true));
        control.createPolicy(r -> r.policyName("own-shadow").policyDocument(Policies.OWN_SHADOW));
        control.attachPolicy(r -> r.policyName("own-shadow").target(certificate.certificateArn()));
        control.createThing(r -> r.thingName("lamp"));
        control.attachThingPrincipal(r -> r.thingName("lamp").principal(certificate.certificateArn()));
        iot.rules()
                .on(
                        "$aws/events/presence/disconnected/lamp",
                        (topic, payload, at) -> ended.add(new String(payload, StandardCharsets.UTF_8)));
        lamp = client().connect(tls());
    }

    @AfterEach
    void stop() throws Exception {
        lamp.close();
        control.close();
        iot.close();
    }

    private Paho5 client() throws MqttException {
        return new Paho5("ssl://localhost:" + iot.endpoints().mqttPort(), "lamp");
    }

    private SSLContext tls() throws Exception {
        return MutualTls.with(
                iot.identities(),
                new PemCredentials(
                        certificate.certificatePem(), certificate.keyPair().privateKey()));
    }

    static Stream<Named<BiConsumer<IotClient, CreateKeysAndCertificateResponse>>> takings() {
        return Stream.of(
                Named.of(
                        "its certificate is made inactive",
                        (control, certificate) -> control.updateCertificate(r ->
                                r.certificateId(certificate.certificateId()).newStatus(CertificateStatus.INACTIVE))),
                Named.of(
                        "its certificate is revoked",
                        (control, certificate) -> control.updateCertificate(r ->
                                r.certificateId(certificate.certificateId()).newStatus(CertificateStatus.REVOKED))),
                Named.of(
                        "its policy is detached",
                        (control, certificate) -> control.detachPolicy(
                                r -> r.policyName("own-shadow").target(certificate.certificateArn()))),
                Named.of(
                        "its thing is detached",
                        (control, certificate) -> control.detachThingPrincipal(
                                r -> r.thingName("lamp").principal(certificate.certificateArn()))),
                Named.of(
                        "its policy gets a version without iot:Connect",
                        (control, certificate) -> control.createPolicyVersion(r -> r.policyName("own-shadow")
                                .policyDocument(NO_CONNECT)
                                .setAsDefault(true))));
    }

    @ParameterizedTest
    @MethodSource("takings")
    void a_device_is_thrown_out_and_can_t_come_back(BiConsumer<IotClient, CreateKeysAndCertificateResponse> taking)
            throws Exception {
        taking.accept(control, certificate);

        assertEquals(NOT_AUTHORIZED, lamp.awaitDisconnect());
        String event = ended.poll(60, TimeUnit.SECONDS);
        assertTrue(event.contains("\"disconnectReason\":\"AUTH_ERROR\""), event);
        try (Paho5 again = client()) {
            assertThrows(MqttException.class, () -> again.connect(tls()));
        }
    }

    @Test
    void a_deleted_certificate_is_refused() throws Exception {
        control.updateCertificate(
                r -> r.certificateId(certificate.certificateId()).newStatus("INACTIVE"));
        control.detachThingPrincipal(r -> r.thingName("lamp").principal(certificate.certificateArn()));
        control.deleteCertificate(
                r -> r.certificateId(certificate.certificateId()).forceDelete(true));
        try (Paho5 again = client()) {
            assertThrows(MqttException.class, () -> again.connect(tls()));
        }
    }

    @Test
    void a_certificate_of_another_authority_connects_once_it_is_registered() throws Exception {
        SelfSigned own = SelfSigned.create("own");
        SSLContext tls = MutualTls.with(iot.identities(), new PemCredentials(own.certificatePem(), own.keyPem()));
        control.createPolicy(r -> r.policyName("all").policyDocument(Policies.EVERYTHING));
        String uri = "ssl://localhost:" + iot.endpoints().mqttPort();
        try (Paho5 before = new Paho5(uri, "own")) {
            assertThrows(MqttException.class, () -> before.connect(tls));
        }
        var registered = control.registerCertificateWithoutCA(
                r -> r.certificatePem(own.certificatePem()).status("ACTIVE"));
        control.attachPolicy(r -> r.policyName("all").target(registered.certificateArn()));
        try (Paho5 after = new Paho5(uri, "own")) {
            after.connect(tls);
            assertEquals(1, after.subscribe("any/topic"));
        }
    }

    @Test
    void a_certificate_that_is_active_again_connects_again() throws Exception {
        control.updateCertificate(
                r -> r.certificateId(certificate.certificateId()).newStatus("INACTIVE"));
        lamp.awaitDisconnect();
        control.updateCertificate(
                r -> r.certificateId(certificate.certificateId()).newStatus("ACTIVE"));
        try (Paho5 again = client()) {
            again.connect(tls());
            assertEquals(1, again.subscribe("$aws/things/lamp/shadow/update/accepted"));
        }
    }

    @Test
    void other_rights_count_for_the_open_connection() throws Exception {
        assertEquals(1, lamp.subscribe("$aws/things/lamp/shadow/update/accepted"));
        control.createPolicyVersion(
                r -> r.policyName("own-shadow").policyDocument(ONLY_CONNECT).setAsDefault(true));
        publishUntilItEnds();
        assertEquals(NOT_AUTHORIZED, lamp.awaitDisconnect());
    }

    /** The rights of an open connection are looked up beside the answer to whoever changes them. */
    private void publishUntilItEnds() {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try {
            while (System.nanoTime() < patience) {
                lamp.publish("dt/lamp/a", "x");
            }
        } catch (MqttException e) {
            // It has ended.
        }
    }

    @Test
    void the_connections_of_others_go_on() throws Exception {
        var other = iot.issueCertificate("other", Policies.OWN_SHADOW);
        try (Paho5 client = new Paho5("ssl://localhost:" + iot.endpoints().mqttPort(), "other")) {
            client.connect(MutualTls.with(iot.identities(), other));
            control.updateCertificate(
                    r -> r.certificateId(certificate.certificateId()).newStatus("INACTIVE"));
            lamp.awaitDisconnect();
            client.subscribe("dt/other/a");
            client.publish("dt/other/a", "here");
            assertEquals("here", client.next().payload());
        }
    }

    @Test
    void what_is_revoked_in_java_is_thrown_out_too() throws Exception {
        var named = iot.issueCertificate("named", Policies.OWN_SHADOW);
        try (Paho5 client = new Paho5("ssl://localhost:" + iot.endpoints().mqttPort(), "named")) {
            client.connect(MutualTls.with(iot.identities(), named));
            iot.identities().revoke(new CertificateName("named"));
            assertEquals(NOT_AUTHORIZED, client.awaitDisconnect());
        }
    }
}
