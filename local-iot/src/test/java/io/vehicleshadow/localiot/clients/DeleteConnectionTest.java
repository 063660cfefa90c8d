package io.vehicleshadow.localiot.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.InvalidRequestException;
import software.amazon.awssdk.services.iotdataplane.model.ResourceNotFoundException;

/** DeleteConnection by the AWS SDK, on clients that Paho connects over mutual TLS. */
@ExtendWith(LocalIotExtension.class)
class DeleteConnectionTest {
    private static final int ADMINISTRATIVE_ACTION = 0x98;
    private static final long PATIENCE_MILLIS = 60_000;

    private SSLContext tls;
    private String uri;
    private IotDataPlaneClient dataPlane;
    private Paho5 watcher;

    @BeforeEach
    void connect(LocalIot iot) throws Exception {
        tls = MutualTls.with(iot.identities(), iot.issueCertificate("any", Policies.EVERYTHING));
        uri = "ssl://localhost:" + iot.endpoints().mqttPort();
        dataPlane = IotDataPlaneClient.builder()
                .endpointOverride(URI.create(iot.endpoints().dataPlane()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        watcher = new Paho5(uri, "watcher").connect(tls);
        watcher.subscribe("wills/#");
        watcher.subscribe("$aws/events/presence/disconnected/+");
    }

    @AfterEach
    void close() throws Exception {
        watcher.close();
        dataPlane.close();
    }

    /** A client with a will and a session of ten minutes that is subscribed to {@code news}. */
    private Paho5 mortal() throws Exception {
        Paho5 mortal = new Paho5(uri, "a mortal").connect(options(true));
        mortal.subscribe("news");
        return mortal;
    }

    private MqttConnectionOptions options(boolean clean) {
        MqttConnectionOptions options = Paho5.cleanStart();
        options.setCleanStart(clean);
        options.setSessionExpiryInterval(600L);
        options.setSocketFactory(tls.getSocketFactory());
        options.setWill("wills/mortal", new MqttMessage("gone".getBytes(UTF_8), 1, false, new MqttProperties()));
        return options;
    }

    private boolean isSessionThere() throws Exception {
        try (Paho5 back = new Paho5(uri, "a mortal")) {
            IMqttToken token = back.client.connect(options(false));
            token.waitForCompletion(PATIENCE_MILLIS);
            return token.getSessionPresent();
        }
    }

    private void assertToldByApi() {
        Paho5.Received event = watcher.next();
        assertEquals("$aws/events/presence/disconnected/a mortal", event.topic());
        assertTrue(event.payload().contains("\"disconnectReason\":\"API_INITIATED_DISCONNECT\""), event.payload());
        assertTrue(event.payload().contains("\"clientInitiatedDisconnect\":false"), event.payload());
    }

    @Test
    void a_client_is_disconnected_with_its_will_and_its_session_stays() throws Exception {
        try (Paho5 mortal = mortal()) {
            dataPlane.deleteConnection(r -> r.clientId("a mortal"));
            assertEquals(ADMINISTRATIVE_ACTION, mortal.awaitDisconnect());
            assertEquals(new Paho5.Received("wills/mortal", "gone"), watcher.next());
            assertToldByApi();
            assertTrue(isSessionThere());
        }
    }

    @Test
    void the_will_can_be_held_back_and_the_session_ended() throws Exception {
        try (Paho5 mortal = mortal()) {
            dataPlane.deleteConnection(
                    r -> r.clientId("a mortal").cleanSession(true).preventWillMessage(true));
            assertEquals(ADMINISTRATIVE_ACTION, mortal.awaitDisconnect());
            assertToldByApi();
            assertEquals(false, isSessionThere());
        }
    }

    @Test
    void the_session_of_a_client_that_is_away_can_be_ended() throws Exception {
        mortal().close();
        dataPlane.deleteConnection(r -> r.clientId("a mortal"));
        assertTrue(isSessionThere());
        dataPlane.deleteConnection(r -> r.clientId("a mortal").cleanSession(true));
        assertEquals(false, isSessionThere());
    }

    @Test
    void a_client_with_neither_connection_nor_session_is_not_found() {
        assertThrows(ResourceNotFoundException.class, () -> dataPlane.deleteConnection(r -> r.clientId("nobody")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$aws", "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääa"})
    void a_client_id_that_nobody_can_have_is_invalid(String clientId) {
        assertThrows(InvalidRequestException.class, () -> dataPlane.deleteConnection(r -> r.clientId(clientId)));
    }
}
