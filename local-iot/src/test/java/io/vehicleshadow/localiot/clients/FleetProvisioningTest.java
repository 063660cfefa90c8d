package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.crt.iot.MqttRequestResponseClientOptions;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;
import software.amazon.awssdk.iot.iotidentity.IotIdentityV2Client;
import software.amazon.awssdk.iot.iotidentity.model.CreateCertificateFromCsrRequest;
import software.amazon.awssdk.iot.iotidentity.model.CreateCertificateFromCsrResponse;
import software.amazon.awssdk.iot.iotidentity.model.RegisterThingRequest;
import software.amazon.awssdk.iot.iotidentity.model.RegisterThingResponse;
import software.amazon.awssdk.iot.iotidentity.model.V2ErrorResponse;
import software.amazon.awssdk.iot.iotidentity.model.V2ErrorResponseException;

/** The AWS IoT Device SDK's identity client over MQTT 5 and mutual TLS with a claim certificate. */
class FleetProvisioningTest {
    private static final String CLAIM = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iot:Connect", "Resource": "arn:aws:iot:us-east-1:123456789012:client/claim"},
              {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"], "Resource": [
               "arn:aws:iot:us-east-1:123456789012:topic/$aws/certificates/create-from-csr/json*",
               "arn:aws:iot:us-east-1:123456789012:topic/$aws/provisioning-templates/*"]},
              {"Effect": "Allow", "Action": "iot:Subscribe", "Resource": [
               "arn:aws:iot:us-east-1:123456789012:topicfilter/$aws/certificates/create-from-csr/json/*",
               "arn:aws:iot:us-east-1:123456789012:topicfilter/$aws/provisioning-templates/*"]}]}""";

    private static final String TEMPLATE = """
            {"Parameters": {"ThingName": {"Type": "String"}, "AWS::IoT::Certificate::Id": {"Type": "String"}},
             "Resources": {
               "thing": {"Type": "AWS::IoT::Thing", "Properties": {
                 "ThingName": {"Fn::Join": ["", ["lamp-", {"Ref": "ThingName"}]]}, "ThingTypeName": "lamp"}},
               "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {
                 "CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}},
               "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "own-shadow"}}},
             "DeviceConfiguration": {"room": "kitchen"}}""";

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private LocalIot iot;
    private Mqtt5Client mqtt;
    private IotIdentityV2Client identity;
    private KeyPair key;

    private final WatchedConnection claimConnection = new WatchedConnection();

    @BeforeEach
    void connectWithTheClaim() throws Exception {
        // The real time, which the server's certificate needs, and more.
        InstantSource time = () -> Clock.systemUTC().instant().plus(ahead.get());
        iot = LocalIot.start(LocalIotOptions.inMemory().withClock(time.withZone(ZoneOffset.UTC)));
        iot.provisioning().putPolicy("own-shadow", PolicyDocument.parse(Policies.OWN_SHADOW));
        iot.provisioning().putTemplate("lamps", TEMPLATE);
        PemCredentials claim = iot.issueCertificate("claim", CLAIM);
        mqtt = client("claim", claim.certificatePem(), claim.keyPem(), claimConnection);
        identity = IotIdentityV2Client.newFromMqtt5(
                mqtt,
                MqttRequestResponseClientOptions.builder()
                        .withMaxRequestResponseSubscriptions(6)
                        .withMaxStreamingSubscriptions(2)
                        .withOperationTimeoutSeconds(20)
                        .build());
        mqtt.start();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        key = generator.generateKeyPair();
    }

    @AfterEach
    void disconnect() {
        identity.close();
        mqtt.stop();
        mqtt.close();
        iot.close();
    }

    @Test
    void a_thing_with_a_key_of_its_own_gets_a_certificate_and_connects_with_it() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));
        RegisterThingResponse registered = answer(identity.registerThing(register("lamps", made, "7")));

        assertEquals("lamp-7", registered.thingName);
        assertEquals(Map.of("room", "kitchen"), registered.deviceConfiguration);
        assertTrue(connects("lamp-7", made));
    }

    @Test
    void the_certificate_is_for_the_client_s_key_and_by_local_iot_s_authority() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));

        X509Certificate certificate = certificate(made.certificatePem);
        assertEquals(key.getPublic(), certificate.getPublicKey());
        certificate.verify(certificate(iot.identities().authorityPem()).getPublicKey());
        assertEquals(
                "CN=lamp of the kitchen", certificate.getSubjectX500Principal().getName());
        assertEquals(64, made.certificateId.length());
    }

    @Test
    void a_certificate_that_is_not_provisioned_can_t_connect() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));

        assertEquals(false, connects("lamp-7", made));
    }

    @Test
    void a_provisioned_certificate_connects_as_its_own_thing_only() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));
        answer(identity.registerThing(register("lamps", made, "7")));

        assertEquals(false, connects("lamp-8", made));
    }

    @Test
    void a_request_signed_with_another_key_is_refused() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("EC").generateKeyPair();

        V2ErrorResponse error =
                refusal(identity.createCertificateFromCsr(csr(new KeyPair(key.getPublic(), other.getPrivate()))));

        assertEquals(400, error.statusCode);
        assertEquals("InvalidCertificateSigningRequest", error.errorCode);
        assertTrue(error.errorMessage.contains("was not made with the key"), error.errorMessage);
    }

    @Test
    void what_is_no_request_is_refused() throws Exception {
        CreateCertificateFromCsrRequest request = new CreateCertificateFromCsrRequest();
        request.certificateSigningRequest =
                "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n";

        assertEquals("InvalidCertificateSigningRequest", refusal(identity.createCertificateFromCsr(request)).errorCode);
    }

    @Test
    void a_weak_key_is_refused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);

        V2ErrorResponse error = refusal(identity.createCertificateFromCsr(csr(generator.generateKeyPair())));

        assertTrue(error.errorMessage.contains("2,048"), error.errorMessage);
    }

    @Test
    void an_ownership_token_is_good_once() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));
        answer(identity.registerThing(register("lamps", made, "7")));

        V2ErrorResponse error = refusal(identity.registerThing(register("lamps", made, "8")));

        assertEquals(400, error.statusCode);
        assertEquals("InvalidCertificateOwnershipToken", error.errorCode);
    }

    @Test
    void an_ownership_token_is_good_for_an_hour() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));
        ahead.set(Duration.ofHours(1));

        V2ErrorResponse error = refusal(identity.registerThing(register("lamps", made, "7")));

        assertEquals("InvalidCertificateOwnershipToken", error.errorCode);
        assertEquals(false, connects("lamp-7", made));
    }

    @Test
    void an_unknown_template_is_refused_and_the_token_stays_good() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));

        V2ErrorResponse error = refusal(identity.registerThing(register("tables", made, "7")));

        assertEquals(404, error.statusCode);
        assertTrue(error.errorMessage.contains("tables"), error.errorMessage);
        assertEquals("lamp-7", answer(identity.registerThing(register("lamps", made, "7"))).thingName);
    }

    @Test
    void what_a_template_s_hook_refuses_is_not_provisioned_and_the_token_stays_good() throws Exception {
        iot.provisioning()
                .hook(
                        "lamps",
                        (clientId, parameters) -> clientId.equals("claim")
                                && !parameters.get("ThingName").equals("8"));
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));

        V2ErrorResponse error = refusal(identity.registerThing(register("lamps", made, "8")));

        assertEquals("AccessDenied", error.errorCode);
        assertEquals("lamp-7", answer(identity.registerThing(register("lamps", made, "7"))).thingName);
    }

    @Test
    void a_missing_parameter_is_named() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));
        RegisterThingRequest request = register("lamps", made, "7");
        request.parameters = new HashMap<>();

        V2ErrorResponse error = refusal(identity.registerThing(request));

        assertEquals("InvalidParameters", error.errorCode);
        assertTrue(error.errorMessage.contains("ThingName"), error.errorMessage);
    }

    @Test
    void a_name_that_no_thing_can_have_is_refused() throws Exception {
        CreateCertificateFromCsrResponse made = answer(identity.createCertificateFromCsr(csr(key)));

        assertEquals("InvalidParameters", refusal(identity.registerThing(register("lamps", made, "a lamp"))).errorCode);
    }

    @Test
    void a_claim_reaches_no_shadow_and_is_disconnected() throws Exception {
        assertTrue(answer(claimConnection.connected()));

        mqtt.publish(new PublishPacketBuilder(
                        "$aws/things/lamp-7/shadow/update",
                        QOS.AT_LEAST_ONCE,
                        "{\"state\":{\"desired\":{\"on\":true}}}".getBytes(StandardCharsets.UTF_8))
                .build());

        answer(claimConnection.disconnected());
    }

    private CreateCertificateFromCsrRequest csr(KeyPair pair) throws Exception {
        String algorithm = pair.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=lamp of the kitchen"), pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
                .getEncoded();
        CreateCertificateFromCsrRequest request = new CreateCertificateFromCsrRequest();
        request.certificateSigningRequest = pem("CERTIFICATE REQUEST", der);
        return request;
    }

    private static RegisterThingRequest register(
            String template, CreateCertificateFromCsrResponse made, String thingName) {
        RegisterThingRequest request = new RegisterThingRequest();
        request.templateName = template;
        request.certificateOwnershipToken = made.certificateOwnershipToken;
        request.parameters = new HashMap<>(Map.of("ThingName", thingName));
        return request;
    }

    private boolean connects(String clientId, CreateCertificateFromCsrResponse made) throws Exception {
        WatchedConnection connection = new WatchedConnection();
        String keyPem = pem("PRIVATE KEY", key.getPrivate().getEncoded());
        try (Mqtt5Client lamp = client(clientId, made.certificatePem, keyPem, connection)) {
            lamp.start();
            return answer(connection.connected());
        }
    }

    private Mqtt5Client client(String id, String certificatePem, String keyPem, LifecycleEvents lifecycle) {
        try (AwsIotMqtt5ClientBuilder builder =
                AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromMemory("localhost", certificatePem, keyPem)) {
            return builder.withPort((long) iot.endpoints().mqttPort())
                    .withCertificateAuthority(iot.identities().authorityPem())
                    .withClientId(id)
                    .withLifeCycleEvents(lifecycle)
                    .build();
        }
    }

    private static <T> T answer(Future<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    private static V2ErrorResponse refusal(Future<?> request) {
        ExecutionException refused = assertThrows(ExecutionException.class, () -> answer(request));
        return assertInstanceOf(V2ErrorResponseException.class, refused.getCause())
                .getModeledError();
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label);
    }
}
