package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.HttpActionHeader;
import software.amazon.awssdk.services.iot.model.TopicRulePayload;

/** What rules do with the messages of a device over mutual TLS: rules by the AWS SDK, messages by Eclipse Paho. */
class RuleActionsTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:lights:live";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory()
            .withFunction("lights", event -> events.add(new String(event, StandardCharsets.UTF_8))));
    private final IotClient control = ControlPlaneClient.at(iot.endpoints().dataPlane());
    private final PemCredentials credentials = iot.issueCertificate("lamp", Policies.EVERYTHING);
    private Paho5 lamp;

    @BeforeEach
    void connect() throws Exception {
        lamp = new Paho5("ssl://" + iot.endpoints().mqtt(), "lamp")
                .connect(MutualTls.with(iot.identities(), credentials));
    }

    @AfterEach
    void close() throws Exception {
        lamp.close();
        control.close();
        iot.close();
    }

    private void rule(String name, String sql, Consumer<Action.Builder> action) {
        rule(name, sql, action, payload -> {});
    }

    private void rule(
            String name, String sql, Consumer<Action.Builder> action, Consumer<TopicRulePayload.Builder> more) {
        control.createTopicRule(r -> r.ruleName(name)
                .topicRulePayload(p -> p.sql(sql).actions(of(action)).applyMutation(more)));
    }

    private static Action of(Consumer<Action.Builder> action) {
        return Action.builder().applyMutation(action).build();
    }

    private static Consumer<Action.Builder> republish(String topic) {
        return action -> action.republish(r -> r.topic(topic).qos(1).roleArn("arn:aws:iam::1:role/any"));
    }

    private static Consumer<Action.Builder> lambda(String function) {
        return action -> action.lambda(l -> l.functionArn(function));
    }

    private JsonNode event() throws InterruptedException {
        return Json.read(events.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void a_rule_republishes_what_it_selects_where_it_matches_under_the_topic_it_makes() throws Exception {
        lamp.subscribe("hot/#");
        rule(
                "hot",
                "SELECT *, topic(2) AS lamp FROM 'dt/+/heat' WHERE degrees > 40",
                republish("hot/${topic(2)}/${floor}"));
        lamp.publish("dt/one/heat", "{\"degrees\": 40, \"floor\": 1}");
        lamp.publish("dt/two/heat", "{\"floor\": 2}");
        lamp.publish("dt/three/heat", "no json");
        lamp.publish("dt/four/heat", "{\"degrees\": 41, \"floor\": 4}");
        assertEquals(new Paho5.Received("hot/four/4", "{\"degrees\":41,\"floor\":4,\"lamp\":\"four\"}"), lamp.next());
    }

    @Test
    void a_rule_changes_a_shadow_by_a_topic_with_two_dollars() throws Exception {
        lamp.subscribe("$aws/things/lamp/shadow/update/accepted");
        rule("on", "SELECT on AS state.reported.on FROM 'switch'", republish("$$aws/things/lamp/shadow/update"));
        lamp.publish("switch", "{\"on\": true}");
        assertTrue(Json.read(lamp.next().payload()).at("/state/reported/on").asBoolean());
    }

    /** The rule takes one message after the other: once it has sent one to "end", it is done with those before. */
    @Test
    void rules_that_set_each_other_off_come_to_an_end() throws Exception {
        lamp.subscribe("ring/#");
        lamp.subscribe("end");
        rule("ring", "SELECT * FROM 'ring/#'", republish("${to}"));
        lamp.publish("ring/a", "{\"to\":\"ring/b\"}");
        assertEquals("ring/a", lamp.next().topic());
        for (int i = 0; i < 5; i++) {
            assertEquals("ring/b", lamp.next().topic());
        }
        lamp.publish("ring/c", "{\"to\":\"end\"}");
        assertEquals("ring/c", lamp.next().topic());
        assertEquals("end", lamp.next().topic());
    }

    @Test
    void a_circle_through_a_shadow_comes_to_an_end_too() throws Exception {
        lamp.subscribe("$aws/things/+/shadow/update/documents");
        rule(
                "count",
                "SELECT current.state.reported.n + 1 AS state.reported.n FROM '$aws/things/+/shadow/update/documents'",
                republish("$$aws/things/${topic(3)}/shadow/update"));
        for (String thing : new String[] {"one", "two"}) {
            lamp.publish("$aws/things/" + thing + "/shadow/update", "{\"state\":{\"reported\":{\"n\":0}}}");
            for (int i = 0; i < 6; i++) {
                Paho5.Received document = lamp.next();
                assertEquals("$aws/things/" + thing + "/shadow/update/documents", document.topic());
                assertEquals(
                        i,
                        Json.read(document.payload())
                                .at("/current/state/reported/n")
                                .asInt());
            }
        }
    }

    @Test
    void a_java_function_gets_what_a_lambda_function_would_in_the_order_of_the_messages() throws Exception {
        rule(
                "all",
                "SELECT n, clientid() AS client, principal() AS principal, timestamp() AS at FROM 'n'",
                lambda(FUNCTION));
        for (int i = 0; i < 200; i++) {
            lamp.publish("n", "{\"n\": " + i + "}");
        }
        String principal = iot.identities()
                .of(MutualTls.certificate(credentials.certificatePem()))
                .orElseThrow()
                .principalId();
        for (int i = 0; i < 200; i++) {
            JsonNode event = event();
            assertEquals(i, event.path("n").asInt());
            assertEquals("lamp", event.path("client").asText());
            assertEquals(principal, event.path("principal").asText());
            assertTrue(event.path("at").isIntegralNumber());
        }
    }

    @Test
    void a_rule_that_is_replaced_loses_no_message_and_one_that_is_disabled_gets_none() throws Exception {
        rule("n", "SELECT n, 'old' AS by FROM 'n'", lambda(FUNCTION));
        for (int i = 0; i < 100; i++) {
            lamp.publish("n", "{\"n\": " + i + "}");
            if (i == 50) {
                control.replaceTopicRule(r -> r.ruleName("n")
                        .topicRulePayload(
                                p -> p.sql("SELECT n, 'new' AS by FROM 'n'").actions(of(lambda(FUNCTION)))));
            }
        }
        control.disableTopicRule(r -> r.ruleName("n"));
        for (int i = 0; i < 100; i++) {
            JsonNode event = event();
            assertEquals(i, event.path("n").asInt());
            assertTrue(i <= 50 || event.path("by").asText().equals("new"), event.toString());
        }
        lamp.publish("n", "{\"n\": -1}");
        control.enableTopicRule(r -> r.ruleName("n"));
        lamp.publish("n", "{\"n\": 100}");
        assertEquals(100, event().path("n").asInt());
    }

    @Test
    void basic_ingest_reaches_the_rule_it_names_without_the_beginning_of_its_topic() throws Exception {
        rule("named", "SELECT *, topic() AS topic, topic(2) AS second FROM 'elsewhere'", lambda(FUNCTION));
        rule("other", "SELECT *, 'wrong' AS topic FROM '#'", lambda(FUNCTION));
        lamp.publish("$aws/rules/named/a/b", "{\"n\": 1}");
        assertEquals("{\"n\":1,\"topic\":\"a/b\",\"second\":\"b\"}", event().toString());
    }

    @Test
    void an_action_that_fails_hands_its_error_to_the_error_action_and_the_next_message_comes() throws Exception {
        lamp.subscribe("errors");
        rule("failing", "SELECT * FROM 'n'", lambda("nobody"), p -> p.errorAction(republish("errors")));
        lamp.publish("n", "{\"n\": 1}");
        JsonNode report = Json.read(lamp.next().payload());
        assertEquals("failing", report.path("ruleName").asText());
        assertEquals("n", report.path("topic").asText());
        assertEquals(
                "{\"n\": 1}",
                new String(Base64.getDecoder()
                        .decode(report.path("base64OriginalPayload").asText())));
        assertEquals("lambda", report.at("/failures/0/failedAction").asText());
        assertEquals("nobody", report.at("/failures/0/failedResource").asText());
        iot.rules().functions().put("nobody", event -> events.add(new String(event, StandardCharsets.UTF_8)));
        lamp.publish("n", "{\"n\": 2}");
        assertEquals("{\"n\": 2}", events.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void an_error_action_that_local_iot_lacks_is_left_out_and_the_rule_works() throws Exception {
        rule(
                "works",
                "SELECT * FROM 'n'",
                lambda(FUNCTION),
                p -> p.errorAction(a -> a.sqs(s -> s.queueUrl("https://queue").roleArn("any"))));
        lamp.publish("n", "{\"n\": 1}");
        assertEquals("{\"n\":1}", event().toString());
    }

    @Test
    void a_rule_posts_to_a_server_of_this_machine_and_tries_three_times() throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        AtomicInteger busy = new AtomicInteger(2);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("x-lamp") + " " + body);
            exchange.sendResponseHeaders(busy.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        try {
            rule(
                    "post",
                    "SELECT n FROM 'lamps/+'",
                    action -> action.http(
                            h -> h.url("http://127.0.0.1:" + server.getAddress().getPort() + "/in/${topic(2)}")
                                    .headers(HttpActionHeader.builder()
                                            .key("X-Lamp")
                                            .value("${upper(topic(2))}")
                                            .build())));
            lamp.publish("lamps/one", "{\"n\": 1}");
            lamp.publish("lamps/two", "{\"n\": 2}");
            for (int i = 0; i < 3; i++) {
                assertEquals("/in/one application/json ONE {\"n\":1}", requests.poll(60, TimeUnit.SECONDS));
            }
            assertEquals("/in/two application/json TWO {\"n\":2}", requests.poll(60, TimeUnit.SECONDS));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_that_does_not_answer_fails_the_action_and_not_the_rule() throws Exception {
        lamp.subscribe("errors");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            rule(
                    "silent",
                    "SELECT n FROM 'n'",
                    action -> action.http(h -> h.url("http://127.0.0.1:" + silent.getLocalPort() + "/${n}")),
                    p -> p.errorAction(republish("errors")));
            for (int n = 1; n <= 2; n++) {
                lamp.publish("n", "{\"n\": " + n + "}");
                JsonNode failure = Json.read(lamp.next().payload()).at("/failures/0");
                assertEquals("http", failure.path("failedAction").asText());
                assertTrue(failure.path("errorMessage").asText().contains("/" + n), failure.toString());
            }
        }
    }
}
