package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.broker.admit.Principal;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.policy.PolicyAuthorization;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyVariables;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies over mutual TLS: connect, publish, subscribe, each delivery. */
class PolicyEnforcementTest {

    private static final String CAR_POLICY = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"iot:Connect","Resource":"arn:aws:iot:us-east-1:000000000000:client/car"},
              {"Effect":"Allow","Action":"iot:Publish","Resource":[
                "arn:aws:iot:us-east-1:000000000000:topic/car/*"]},
              {"Effect":"Allow","Action":"iot:Subscribe","Resource":[
                "arn:aws:iot:us-east-1:000000000000:topicfilter/car/*"]},
              {"Effect":"Allow","Action":"iot:Receive","Resource":[
                "arn:aws:iot:us-east-1:000000000000:topic/car/open/*"]}]}""";

    private final TestBroker broker = new TestBroker();
    private final Map<X509Certificate, Principal> principals = new ConcurrentHashMap<>();
    private TestCertificates authority;
    private TestCertificates.Pair car;
    private int port;

    @BeforeEach
    void listen() throws Exception {
        authority = new TestCertificates("authority");
        car = authority.issue("car");
        principals.put(
                car.certificate(),
                new Principal(
                        "0123abcd",
                        clientId -> new PolicyAuthorization(
                                List.of(PolicyDocument.parse(CAR_POLICY)), PolicyVariables.ofClient(clientId))));
        port = broker.broker
                .listenTls(
                        "localhost",
                        0,
                        authority.server(),
                        authority.trust(),
                        certificate -> Optional.ofNullable(principals.get(certificate)))
                .join();
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private Client5 client5(String clientId, TestCertificates.Pair certificate) throws Exception {
        Client5 client = broker.closing(new Client5("ssl://localhost:" + port, clientId));
        return client.connect(options5(certificate));
    }

    private MqttConnectionOptions options5(TestCertificates.Pair certificate) throws Exception {
        MqttConnectionOptions options = Client5.options(true, 0);
        options.setSocketFactory(authority.sockets(certificate));
        return options;
    }

    private Client3 client3(String clientId, TestCertificates.Pair certificate) throws Exception {
        MqttConnectOptions options = Client3.options(true);
        options.setSocketFactory(authority.sockets(certificate));
        return broker.closing(new Client3("ssl://localhost:" + port, clientId)).connect(options);
    }

    @Test
    void what_the_policy_allows_goes_through() throws Exception {
        Client5 client = client5("car", car);
        assertArrayEquals(new int[] {1}, client.subscribe("car/open/#", 1));
        client.publish("car/open/door", "x");
        client.inbox.next("car/open/door", "x");
    }

    @Test
    void a_client_without_certificate_or_with_a_foreign_one_does_not_get_through_tls() throws Exception {
        assertThrows(MqttException.class, () -> client5("car", null));
        TestCertificates.Pair foreign = new TestCertificates("other").issue("car");
        assertThrows(MqttException.class, () -> client5("car", foreign));
    }

    @Test
    void a_certificate_that_is_not_registered_may_not_connect() throws Exception {
        TestCertificates.Pair unknown = authority.issue("unknown");
        MqttException refused = assertThrows(MqttException.class, () -> client5("car", unknown));
        assertEquals(0x87, refused.getReasonCode());
    }

    @Test
    void a_client_id_that_the_policy_does_not_name_may_not_connect() throws Exception {
        assertEquals(
                0x87,
                assertThrows(MqttException.class, () -> client5("other", car)).getReasonCode());
        var three = assertThrows(org.eclipse.paho.client.mqttv3.MqttException.class, () -> client3("other", car));
        assertEquals(7, three.getReasonCode(), "AWS IoT says 7 where MQTT 3.1.1 says 5");
    }

    @Test
    void who_may_not_connect_or_not_with_its_will_is_told_in_an_event() throws Exception {
        Client3 watcher = broker.client3("watcher").connect();
        watcher.subscribe("$aws/events/presence/connect_failed/+", 1);
        assertThrows(MqttException.class, () -> client5("other", car));
        assertConnectFailed(watcher.inbox.next(), "other");
        MqttConnectionOptions options = options5(car);
        options.setWill("van/will", new MqttMessage("x".getBytes()));
        Client5 client = broker.closing(new Client5("ssl://localhost:" + port, "car"));
        assertThrows(MqttException.class, () -> client.connect(options));
        assertConnectFailed(watcher.inbox.next(), "car");
    }

    private static void assertConnectFailed(Inbox.Received event, String clientId) {
        assertEquals("$aws/events/presence/connect_failed/" + clientId, event.topic());
        for (String field : List.of(
                "\"clientId\":\"" + clientId + "\"",
                "\"timestamp\":",
                "\"eventType\":\"connect_failed\"",
                "\"connectFailureReason\":\"AUTHORIZATION_FAILED\"",
                "\"principalIdentifier\":\"0123abcd\"",
                "\"sessionIdentifier\":\"",
                "\"ipAddress\":\"127.0.0.1\"")) {
            assertTrue(event.text().contains(field), event.text());
        }
    }

    @Test
    void an_unauthorized_publish_is_refused_and_disconnects() throws Exception {
        Client3 watcher = broker.client3("watcher").connect();
        watcher.subscribe("#", 1);
        watcher.subscribe("$aws/events/presence/disconnected/car", 1);
        Client5 client = client5("car", car);
        var token = client.paho.publish("van/door", new MqttMessage(new byte[1], 1, false, new MqttProperties()));
        assertEquals(0x87, client.awaitDisconnectCode());
        token.waitForCompletion(5000);
        assertArrayEquals(new int[] {0x87}, token.getReasonCodes(), "PUBACK says why");
        String event = watcher.inbox.next().text();
        assertTrue(event.contains("\"disconnectReason\":\"AUTH_ERROR\""), event);
        assertTrue(event.contains("\"principalIdentifier\":\"0123abcd\""), event);

        Client3 three = client3("car", car);
        three.paho.publish("van/door", new byte[1], 1, false);
        assertNotNull(three.awaitLost());
        watcher.inbox.next();
        watcher.publish("end", "");
        watcher.inbox.next("end", "");
    }

    @Test
    void an_unauthorized_retained_publish_disconnects() throws Exception {
        Client5 client = client5("car", car);
        client.paho.publish("car/door", new MqttMessage(new byte[1], 1, true, new MqttProperties()));
        assertEquals(0x87, client.awaitDisconnectCode());
        assertTrue(broker.broker.retainedMessages().get("car/door").isEmpty());
    }

    @Test
    void an_unauthorized_subscription_is_refused_and_disconnects() throws Exception {
        Client5 client = client5("car", car);
        assertArrayEquals(new int[] {0x87}, client.subscribe("#", 1));
        assertEquals(0x87, client.awaitDisconnectCode());
    }

    @Test
    void each_delivery_needs_receive() throws Exception {
        Client5 client = client5("car", car);
        client.subscribe("car/#", 1);
        broker.broker.publish(Message.of("car/secret", new byte[1]));
        broker.broker.publish(Message.of("car/open/door", "x".getBytes()));
        client.inbox.next("car/open/door", "x");
    }

    @Test
    void a_will_that_may_not_be_published_refuses_the_connection() throws Exception {
        MqttConnectionOptions options = options5(car);
        options.setWill("van/will", new MqttMessage("x".getBytes()));
        Client5 client = broker.closing(new Client5("ssl://localhost:" + port, "car"));
        assertEquals(
                0x87,
                assertThrows(MqttException.class, () -> client.connect(options)).getReasonCode());
    }

    @Test
    void alpn_of_aws_iot_is_answered_on_the_same_port() throws Exception {
        try (SSLSocket socket = (SSLSocket) authority.sockets(car).createSocket("localhost", port)) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"x-amzn-mqtt-ca"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertEquals("x-amzn-mqtt-ca", socket.getApplicationProtocol());
        } catch (SSLException e) {
            throw new AssertionError("ALPN was refused", e);
        }
    }
}
