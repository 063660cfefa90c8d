package io.vehicleshadow.localiot.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.identity.CertificateName;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a vehicle with a good certificate of its own can do to the thing {@code tcu}: nothing. */
@ExtendWith(LocalIotExtension.class)
class ForeignCertificateTest {

    private static final int NOT_AUTHORIZED = 0x87;
    private static final String TCU_SHADOW = "$aws/things/tcu/shadow";

    private LocalIot iot;
    private SSLContext tcu;
    private SSLContext other;

    @BeforeEach
    void two_vehicles(LocalIot running) throws Exception {
        iot = running;
        tcu = MutualTls.with(iot.identities(), iot.issueCertificate("tcu", Policies.OWN_SHADOW));
        other = MutualTls.with(iot.identities(), iot.issueCertificate("other", Policies.OWN_SHADOW));
        HttpResponse<String> made = http(plain(), "POST", "tcu", "{\"state\":{\"reported\":{\"door\":\"close\"}}}");
        assertEquals(200, made.statusCode());
    }

    private String plain() {
        return iot.endpoints().dataPlane();
    }

    private Paho5 client(String clientId) throws MqttException {
        return new Paho5("ssl://localhost:" + iot.endpoints().mqttPort(), clientId);
    }

    private static HttpResponse<String> http(String base, String method, String thing, String body) throws Exception {
        return http(HttpClient.newHttpClient(), base, method, thing, body);
    }

    private static HttpResponse<String> http(HttpClient client, String base, String method, String thing, String body)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + "/things/" + thing + "/shadow"))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void assertUntouched() throws Exception {
        String shadow = http(plain(), "GET", "tcu", "").body();
        assertTrue(shadow.contains("\"state\":{\"reported\":{\"door\":\"close\"}}"), shadow);
        assertTrue(shadow.contains("\"version\":1,"), shadow);
    }

    @Test
    void a_vehicle_uses_its_own_shadow() throws Exception {
        try (Paho5 client = client("tcu").connect(tcu)) {
            client.subscribe(TCU_SHADOW + "/get/accepted");
            client.publish(TCU_SHADOW + "/get", "");

            assertTrue(client.next().payload().contains("\"door\":\"close\""));
        }
    }

    @Test
    void a_subscription_to_another_s_topics_is_refused_and_disconnects() throws Exception {
        for (String topic : new String[] {"/update/accepted", "/get/accepted", "/#"}) {
            try (Paho5 client = client("other").connect(other)) {
                assertThrows(MqttException.class, () -> {
                    int code = client.subscribe(TCU_SHADOW + topic);
                    throw new MqttException(code);
                });
                assertTrue(client.awaitDisconnect() >= 0);
                assertFalse(client.client.isConnected());
            }
        }
    }

    @Test
    void a_request_on_another_s_shadow_is_refused_and_disconnects() throws Exception {
        for (String operation : new String[] {"update", "get", "delete"}) {
            try (Paho5 client = client("other").connect(other)) {
                client.client.publish(
                        TCU_SHADOW + "/" + operation, "{\"state\":{\"reported\":null}}".getBytes(UTF_8), 1, false);
                assertEquals(NOT_AUTHORIZED, client.awaitDisconnect());
            }
            assertUntouched();
        }
    }

    @Test
    void nobody_connects_under_another_s_name() throws Exception {
        try (Paho5 client = client("tcu")) {
            MqttException refused = assertThrows(MqttException.class, () -> client.connect(other));
            assertEquals(NOT_AUTHORIZED, refused.getReasonCode());
        }
    }

    @Test
    void a_revoked_certificate_can_not_connect_again() throws Exception {
        iot.identities().revoke(new CertificateName("tcu"));
        try (Paho5 client = client("tcu")) {
            assertThrows(MqttException.class, () -> client.connect(tcu));
        }
    }

    @Test
    void a_certificate_of_another_authority_is_refused() throws Exception {
        try (LocalIot elsewhere = LocalIot.start(LocalIotOptions.inMemory());
                Paho5 client = client("tcu")) {
            SSLContext stranger =
                    MutualTls.with(iot.identities(), elsewhere.issueCertificate("tcu", Policies.EVERYTHING));

            assertThrows(MqttException.class, () -> client.connect(stranger));
        }
    }

    @Test
    void without_a_certificate_there_is_no_connection() throws Exception {
        SSLContext none = MutualTls.withoutCertificate(iot.identities());
        try (Paho5 client = client("tcu")) {
            assertThrows(MqttException.class, () -> client.connect(none));
        }
        HttpClient nobody = HttpClient.newBuilder().sslContext(none).build();
        assertEquals(
                401,
                http(nobody, iot.endpoints().dataPlaneTls(), "GET", "tcu", "").statusCode());
    }

    @Test
    void over_https_the_policy_of_the_certificate_decides() throws Exception {
        String base = iot.endpoints().dataPlaneTls();
        HttpClient own = HttpClient.newBuilder().sslContext(tcu).build();
        HttpClient foreign = HttpClient.newBuilder().sslContext(other).build();

        assertEquals(200, http(own, base, "GET", "tcu", "").statusCode());
        for (String method : new String[] {"GET", "POST", "DELETE"}) {
            assertEquals(
                    403, http(foreign, base, method, "tcu", "{\"state\":{}}").statusCode(), method);
        }
        assertUntouched();
    }
}
