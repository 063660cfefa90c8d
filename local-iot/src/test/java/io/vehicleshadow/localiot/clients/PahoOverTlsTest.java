package io.vehicleshadow.localiot.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions, wills, takeover and retained messages with Paho's clients for both versions over mutual TLS. */
@ExtendWith(LocalIotExtension.class)
class PahoOverTlsTest {

    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final long PATIENCE_MILLIS = 60_000;

    private SSLContext tls;
    private String uri;

    @BeforeEach
    void certificate(LocalIot iot) throws Exception {
        tls = MutualTls.with(iot.identities(), iot.issueCertificate("any", Policies.EVERYTHING));
        uri = "ssl://localhost:" + iot.endpoints().mqttPort();
    }

    private Paho5 client5(String id) throws Exception {
        return new Paho5(uri, id).connect(tls);
    }

    private MqttConnectOptions persistent3() {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setConnectionTimeout(60);
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(false);
        options.setSocketFactory(tls.getSocketFactory());
        return options;
    }

    @Test
    void a_persistent_session_of_mqtt_3_gets_what_it_missed() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        MqttAsyncClient away = new MqttAsyncClient(uri, "away", new MemoryPersistence());
        away.connect(persistent3()).waitForCompletion(PATIENCE_MILLIS);
        away.subscribe("news/#", 1).waitForCompletion(PATIENCE_MILLIS);
        away.disconnect().waitForCompletion(PATIENCE_MILLIS);
        try (Paho5 writer = client5("writer")) {
            writer.publish("news/today", "missed");
        }
        away.setCallback(new Paho3Inbox(received));
        var connected = away.connect(persistent3());
        connected.waitForCompletion(PATIENCE_MILLIS);

        assertTrue(connected.getSessionPresent());
        assertEquals("missed", received.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        away.disconnect().waitForCompletion(PATIENCE_MILLIS);
        away.close();
    }

    @Test
    void the_second_connection_with_a_client_id_wins() throws Exception {
        try (Paho5 first = client5("twin");
                Paho5 second = client5("twin")) {
            assertEquals(SESSION_TAKEN_OVER, first.awaitDisconnect());
            assertFalse(first.client.isConnected());
            assertTrue(second.client.isConnected());
        }
    }

    @Test
    void a_client_that_is_taken_over_leaves_its_will() throws Exception {
        MqttConnectionOptions options = Paho5.cleanStart();
        options.setSocketFactory(tls.getSocketFactory());
        options.setWill("wills/tcu", new MqttMessage("gone".getBytes(UTF_8), 1, false, new MqttProperties()));
        try (Paho5 watcher = client5("watcher");
                Paho5 mortal = new Paho5(uri, "mortal").connect(options)) {
            watcher.subscribe("wills/#");
            try (Paho5 heir = client5("mortal")) {
                assertEquals(new Paho5.Received("wills/tcu", "gone"), watcher.next());
                assertEquals(SESSION_TAKEN_OVER, mortal.awaitDisconnect());
                assertTrue(heir.client.isConnected());
            }
        }
    }

    @Test
    void a_retained_message_waits_for_an_exact_subscription() throws Exception {
        try (Paho5 writer = client5("writer");
                Paho5 reader = client5("reader")) {
            writer.client.publish("state/lamp", "on".getBytes(UTF_8), 1, true).waitForCompletion(PATIENCE_MILLIS);
            reader.subscribe("state/+");
            reader.subscribe("state/lamp");
            writer.publish("state/lamp", "off");

            assertEquals("on", reader.next().payload());
            assertEquals("off", reader.next().payload());
        }
    }
}
