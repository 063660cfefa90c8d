package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.shadow.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.AuthorizerStatus;

/** WebSocket clients of Eclipse Paho that name an authorizer, which the AWS SDK has made. */
class AuthorizedClientsTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:pages:live";
    private static final String NAMED = "x-amz-customauthorizer-name";
    private static final int NOT_AUTHORIZED = 7;

    private static final String ADMITTED = """
            {"isAuthenticated": true, "principalId": "ada", "disconnectAfterInSeconds": 3600,
             "refreshAfterInSeconds": 300, "policyDocuments": [{"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iot:Connect", "Resource": "arn:aws:iot:eu-west-1:1:client/page"},
              {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"], "Resource": "arn:aws:iot:eu-west-1:1:topic/dt/*"},
              {"Effect": "Allow", "Action": "iot:Subscribe", "Resource": "arn:aws:iot:eu-west-1:1:topicfilter/dt/*"}]}]}""";

    private final BlockingQueue<JsonNode> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> got = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> defaulted = new CompletableFuture<>();
    private volatile String answer = ADMITTED;
    private final MovableClock clock = new MovableClock();
    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory()
            .withClock(clock)
            .withPageAuthorizer(request -> {
                defaulted.complete(request.clientId());
                return CompletableFuture.completedFuture(PageAuthorizer.Verdict.refused());
            })
            .withAuthorizerFunction("pages", event -> {
                asked.add(Json.read(new String(event, StandardCharsets.UTF_8)));
                if (answer.equals("throws")) {
                    throw new IllegalArgumentException("on purpose");
                }
                return answer.getBytes(StandardCharsets.UTF_8);
            }));
    private final IotClient control = ControlPlaneClient.at(iot.endpoints().dataPlane());
    private final List<MqttClient> clients = new ArrayList<>();
    private final PrintStream standardError = System.err;

    @AfterEach
    void close() throws Exception {
        System.setErr(standardError);
        for (MqttClient client : clients) {
            if (client.isConnected()) {
                client.disconnect();
            }
            client.close();
        }
        control.close();
        iot.close();
    }

    private void authorizer(String name, String function, AuthorizerStatus status) {
        control.createAuthorizer(r -> r.authorizerName(name)
                .authorizerFunctionArn(function)
                .signingDisabled(true)
                .tokenKeyName("token")
                .status(status));
    }

    private MqttClient connect(String query, String username, Properties headers) throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(username);
        options.setPassword("pass".toCharArray());
        options.setCustomWebSocketHeaders(headers);
        MqttClient client = new MqttClient(iot.endpoints().mqttWebSocket() + query, "page", new MemoryPersistence());
        clients.add(client);
        client.setCallback(new Paho3Inbox(got));
        client.connect(options);
        return client;
    }

    private MqttClient connect(String query) throws MqttException {
        return connect(query, "ada", new Properties());
    }

    @Test
    void a_client_that_names_an_authorizer_is_admitted_by_its_function_and_its_policy_counts() throws Exception {
        authorizer("live", FUNCTION, AuthorizerStatus.ACTIVE);
        MqttClient page = connect("?" + NAMED + "=live&token=abc%3D");

        JsonNode event = asked.poll(60, TimeUnit.SECONDS);
        assertEquals("abc=", event.path("token").asText());
        assertFalse(event.path("signatureVerified").asBoolean(true));
        assertEquals(
                "?" + NAMED + "=live&token=abc%3D",
                event.at("/protocolData/http/queryString").asText());
        assertEquals("page", event.at("/protocolData/mqtt/clientId").asText());
        assertEquals("ada", event.at("/protocolData/mqtt/username").asText());
        assertEquals(
                "pass",
                new String(Base64.getDecoder()
                        .decode(event.at("/protocolData/mqtt/password").asText())));
        page.subscribe("dt/door", 1);
        page.publish("dt/door", "open".getBytes(), 1, false);
        assertEquals("open", got.poll(60, TimeUnit.SECONDS));
        assertThrows(MqttException.class, () -> page.subscribe("other/door", 1));
        assertFalse(defaulted.isDone());
    }

    @Test
    void the_name_may_stand_in_a_header_or_behind_the_user_name_too() throws Exception {
        authorizer("live", FUNCTION, AuthorizerStatus.ACTIVE);
        Properties headers = new Properties();
        headers.setProperty(NAMED, "live");
        connect("", "ada", headers).disconnect();
        connect("", "ada?" + NAMED + "=live&token=t", new Properties());
        assertFalse(asked.poll(60, TimeUnit.SECONDS).has("token"));
        assertEquals("t", asked.poll(60, TimeUnit.SECONDS).path("token").asText());
    }

    @Test
    void a_client_that_names_none_is_decided_about_by_the_page_authorizer() {
        authorizer("live", FUNCTION, AuthorizerStatus.ACTIVE);
        assertEquals(
                NOT_AUTHORIZED,
                assertThrows(MqttException.class, () -> connect("")).getReasonCode());
        assertEquals("page", defaulted.join());
        assertTrue(asked.isEmpty());
    }

    @Test
    void at_a_refresh_the_function_is_asked_again_and_an_inactive_authorizer_ends_the_connection() throws Exception {
        authorizer("live", FUNCTION, AuthorizerStatus.ACTIVE);
        MqttClient page = connect("?" + NAMED + "=live");
        CompletableFuture<Throwable> lost = new CompletableFuture<>();
        page.setCallback(new MqttCallback() {
            @Override
            public void connectionLost(Throwable cause) {
                lost.complete(cause);
            }

            @Override
            public void messageArrived(String topic, MqttMessage message) {}

            @Override
            public void deliveryComplete(IMqttDeliveryToken token) {}
        });
        asked.poll(60, TimeUnit.SECONDS);

        clock.advance(Duration.ofSeconds(301));
        assertEquals(
                "page",
                asked.poll(60, TimeUnit.SECONDS)
                        .at("/protocolData/mqtt/clientId")
                        .asText());
        page.subscribe("dt/door", 1);

        control.updateAuthorizer(r -> r.authorizerName("live").status(AuthorizerStatus.INACTIVE));
        clock.advance(Duration.ofSeconds(301));
        lost.get(60, TimeUnit.SECONDS);
        assertTrue(asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown | {} | there is no authorizer 'unknown'",
                "asleep | {} | the authorizer 'asleep' is INACTIVE",
                "orphan | {} | no Java function is registered for nowhere",
                "live | throws | the Java function failed: java.lang.IllegalArgumentException: on purpose",
                "live | no JSON | the Java function's answer is wrong",
                "live | {} | isAuthenticated is true or false",
                "live | {\"isAuthenticated\": false} | it is unknown",
                "live | {\"isAuthenticated\": true, \"principalId\": \"a b\"} | A principal id has 1 to 128 letters",
                "live | {\"isAuthenticated\": true, \"principalId\": \"a\", \"refreshAfterInSeconds\": \"soon\"}"
                        + " | refreshAfterInSeconds is a whole number",
                "live | {\"isAuthenticated\": true, \"principalId\": \"a\", \"policyDocuments\": [\"{}\"]}"
                        + " | PolicyException",
                "live | {\"isAuthenticated\": true, \"principalId\": \"a\"} | no policy allows it to connect"
            })
    void who_is_not_let_in_is_refused_and_one_line_says_why(String name, String given, String why) throws Exception {
        authorizer("live", FUNCTION, AuthorizerStatus.ACTIVE);
        authorizer("asleep", FUNCTION, AuthorizerStatus.INACTIVE);
        authorizer("orphan", "nowhere", AuthorizerStatus.ACTIVE);
        answer = given;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));

        MqttException refused = assertThrows(MqttException.class, () -> connect("?" + NAMED + "=" + name));

        System.setErr(standardError);
        assertEquals(NOT_AUTHORIZED, refused.getReasonCode());
        List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("page is refused: ") && lines.get(0).contains(why), lines.get(0));
    }

    @Test
    void a_token_that_is_to_be_signed_needs_the_signature_of_a_key() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        control.createAuthorizer(r -> r.authorizerName("signed")
                .authorizerFunctionArn(FUNCTION)
                .tokenKeyName("token")
                .tokenSigningPublicKeys(Map.of("first", pem))
                .status(AuthorizerStatus.ACTIVE));
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(pair.getPrivate());
        signer.update("abc".getBytes(StandardCharsets.UTF_8));
        Properties headers = new Properties();
        headers.setProperty(NAMED, "signed");
        headers.setProperty(
                "x-amz-customauthorizer-signature", Base64.getEncoder().encodeToString(signer.sign()));

        headers.setProperty("token", "other");
        assertThrows(MqttException.class, () -> connect("", "ada", headers));
        assertThrows(MqttException.class, () -> connect("?" + NAMED + "=signed&token=abc"));
        assertTrue(asked.isEmpty(), "the function is not asked about a token that nobody signed");

        headers.setProperty("token", "abc");
        connect("", "ada", headers);
        JsonNode event = asked.poll(60, TimeUnit.SECONDS);
        assertTrue(event.path("signatureVerified").asBoolean());
        assertEquals("abc", event.path("token").asText());
    }
}
