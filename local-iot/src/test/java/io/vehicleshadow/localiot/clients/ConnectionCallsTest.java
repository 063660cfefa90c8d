package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.shadow.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GetConnection, ListSubscriptions, SendDirectMessage and CORS, over HTTP; the client is one over mutual TLS. */
class ConnectionCallsTest {
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["iot:Connect", "iot:Subscribe"], "Resource": "*"},
              {"Effect": "Allow", "Action": "iot:Receive", "Resource": "arn:aws:iot:us-east-1:000000000000:topic/allowed/*"}]}
            """;

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
    private Paho5 car;

    @BeforeEach
    void connect() throws Exception {
        var credentials = iot.issueCertificate("car", POLICY);
        car = new Paho5("ssl://" + iot.endpoints().mqtt(), "car")
                .connect(MutualTls.with(iot.identities(), credentials));
        car.subscribe("a/+");
        car.subscribe("b");
        car.subscribe("c");
    }

    @AfterEach
    void close() throws Exception {
        car.close();
        iot.close();
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(iot.endpoints().dataPlane() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, Object> json(String path) throws Exception {
        return Json.object(Json.parse(call("GET", path, "").body()));
    }

    @Test
    void a_connection_is_described_while_it_lasts() throws Exception {
        Map<String, Object> state = json("/connections/car?includeSocketInformation=true");
        assertEquals("car", state.get("clientId"));
        assertEquals(true, state.get("connected"));
        assertEquals(true, state.get("cleanSession"));
        assertTrue(state.containsKey("connectedSince"));
        assertEquals("127.0.0.1", state.get("sourceIp"));
        assertEquals(404, call("GET", "/connections/unknown", "").statusCode());
    }

    @Test
    void subscriptions_are_listed_page_by_page() throws Exception {
        Map<String, Object> first = json("/connections/car/subscriptions?maxResults=2");
        assertEquals(
                Json.parse("[{\"topicFilter\":\"a/+\",\"qos\":1},{\"topicFilter\":\"b\",\"qos\":1}]"),
                first.get("subscriptions"));
        Map<String, Object> rest = json("/connections/car/subscriptions?nextToken=" + first.get("nextToken"));
        assertEquals(Json.parse("[{\"topicFilter\":\"c\",\"qos\":1}]"), rest.get("subscriptions"));
        assertEquals(404, call("GET", "/connections/unknown/subscriptions", "").statusCode());
    }

    @Test
    void a_direct_message_needs_no_subscription_and_no_rule_gets_it() throws Exception {
        BlockingQueue<String> ruled = new LinkedBlockingQueue<>();
        iot.rules().on("allowed/#", (topic, payload, at) -> ruled.add(topic));
        for (String confirmation : List.of("false", "true")) {
            var answer = call(
                    "POST",
                    "/connections/car/messages?topic=allowed%2Fdoor&timeout=15&confirmation=" + confirmation,
                    "open",
                    "x-amz-mqtt5-payload-format-indicator",
                    "UTF8_DATA");
            assertEquals(200, answer.statusCode(), answer.body());
            Paho5.Received message = car.next();
            assertEquals("allowed/door", message.topic());
            assertEquals("open", message.payload());
        }
        call("POST", "/topics/allowed%2Flast", "");
        assertEquals("allowed/last", ruled.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void a_direct_message_that_the_client_may_not_receive_or_can_t_is_refused() throws Exception {
        assertEquals(
                403, call("POST", "/connections/car/messages?topic=other", "x").statusCode());
        assertEquals(
                404,
                call("POST", "/connections/unknown/messages?topic=allowed%2Fa", "x")
                        .statusCode());
        assertEquals(400, call("POST", "/connections/car/messages", "x").statusCode());
    }

    @Test
    void a_direct_message_that_is_too_large_for_the_client_is_not_confirmed() throws Exception {
        MqttConnectionOptions options = Paho5.cleanStart();
        options.setMaximumPacketSize(200L);
        try (Paho5 small = new Paho5(iot.endpoints().mqttWebSocket(), "small").connect(options)) {
            String path = "/connections/small/messages?topic=door&confirmation=true";
            assertEquals(504, call("POST", path, "x".repeat(300)).statusCode());
            assertEquals(200, call("POST", path, "open").statusCode());
            assertEquals("open", small.next().payload());
        }
    }

    @Test
    void a_page_of_this_machine_may_call_and_one_of_elsewhere_may_not() throws Exception {
        HttpRequest preflight = HttpRequest.newBuilder(
                        URI.create(iot.endpoints().dataPlane() + "/things/car/shadow"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:5173")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,x-amz-date")
                .build();
        var allowed = HttpClient.newHttpClient().send(preflight, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, allowed.statusCode());
        assertEquals(
                "http://localhost:5173",
                allowed.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertEquals(
                "authorization,x-amz-date",
                allowed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow());
        var answer = call("GET", "/things/car/shadow", "", "Origin", "http://localhost:5173");
        assertEquals(
                "http://localhost:5173",
                answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        var foreign = call("GET", "/things/car/shadow", "", "Origin", "https://elsewhere.example");
        assertEquals(403, foreign.statusCode());
        assertTrue(foreign.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }
}
