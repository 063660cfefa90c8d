package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import io.vehicleshadow.localiot.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSocket clients with a token. */
class PageAuthorizerTest {

    private final TestBroker broker = new TestBroker();
    private final BlockingQueue<PageAuthorizer.Request> asked = new LinkedBlockingQueue<>();
    private volatile CompletionStage<PageAuthorizer.Verdict> answer = allow("car/*", 0, 0);
    private String uri;

    @BeforeEach
    void listen() {
        PageAuthorizer authorizer = request -> {
            asked.add(request);
            return answer;
        };
        uri = "ws://localhost:"
                + broker.broker
                        .listenWebSocket("localhost", 0, request -> Optional.of(authorizer))
                        .join() + "/mqtt";
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private static CompletionStage<PageAuthorizer.Verdict> allow(String topics, int disconnectAfter, int refreshAfter) {
        String policy = """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":"iot:Connect","Resource":"*"},
                  {"Effect":"Allow","Action":["iot:Subscribe","iot:Receive"],"Resource":[
                    "arn:aws:iot:us-east-1:000000000000:topicfilter/TOPICS",
                    "arn:aws:iot:us-east-1:000000000000:topic/TOPICS"]}]}""".replace("TOPICS", topics);
        return CompletableFuture.completedFuture(
                new PageAuthorizer.Verdict(true, "ada", List.of(policy), disconnectAfter, refreshAfter));
    }

    private Client3 page(String uri) throws Exception {
        MqttConnectOptions options = Client3.options(true);
        options.setUserName("ada");
        options.setPassword("token".toCharArray());
        return broker.closing(new Client3(uri, "page")).connect(options);
    }

    private PageAuthorizer.Request nextRequest() throws Exception {
        PageAuthorizer.Request request = asked.poll(60, TimeUnit.SECONDS);
        assertNotNull(request, "the authorizer was not asked");
        return request;
    }

    @Test
    void the_authorizer_sees_what_the_page_shows_and_its_policy_counts() throws Exception {
        Client3 page = page(uri + "?x-amz-customauthorizer-name=live");
        PageAuthorizer.Request request = nextRequest();
        assertEquals("page", request.clientId());
        assertEquals("ada", request.username());
        assertEquals("token", new String(request.password(), StandardCharsets.UTF_8));
        assertEquals("/mqtt", request.path());
        assertEquals("x-amz-customauthorizer-name=live", request.queryString());
        assertEquals("mqtt", request.headers().get("sec-websocket-protocol"));

        page.subscribe("car/door", 1);
        broker.broker.publish(Message.of("car/door", "open".getBytes()));
        page.inbox.next("car/door", "open");
        page.paho.publish("car/door", new byte[1], 1, false);
        assertNotNull(page.awaitLost(), "a page may not publish");
    }

    @Test
    void a_token_that_is_refused_does_not_connect() throws Exception {
        answer = CompletableFuture.completedFuture(PageAuthorizer.Verdict.refused());
        assertEquals(7, assertThrows(MqttException.class, () -> page(uri)).getReasonCode());
    }

    @Test
    void an_authorizer_that_fails_refuses() throws Exception {
        answer = CompletableFuture.failedFuture(new IllegalStateException("on purpose"));
        assertEquals(7, assertThrows(MqttException.class, () -> page(uri)).getReasonCode());
    }

    @Test
    void a_policy_that_can_not_be_read_refuses() throws Exception {
        answer = CompletableFuture.completedFuture(
                new PageAuthorizer.Verdict(true, "ada", List.of("{\"nonsense\":1}"), 0, 0));
        assertEquals(7, assertThrows(MqttException.class, () -> page(uri)).getReasonCode());
    }

    @Test
    void a_refresh_replaces_the_policy() throws Exception {
        answer = allow("car/*", 0, 300);
        Client3 page = page(uri);
        nextRequest();
        page.subscribe("car/door", 1);
        answer = allow("end", 0, 300);
        broker.clock.forward(Duration.ofSeconds(301));
        PageAuthorizer.Request again = nextRequest();
        assertEquals("token", new String(again.password(), StandardCharsets.UTF_8));
        page.subscribe("end", 1);
        broker.broker.publish(Message.of("car/door", "open".getBytes()));
        broker.broker.publish(Message.of("end", "".getBytes()));
        page.inbox.next("end", "");
    }

    @Test
    void a_refresh_that_refuses_disconnects() throws Exception {
        answer = allow("car/*", 0, 300);
        Client3 page = page(uri);
        answer = CompletableFuture.completedFuture(PageAuthorizer.Verdict.refused());
        broker.clock.forward(Duration.ofSeconds(301));
        assertNotNull(page.awaitLost());
    }

    @Test
    void a_connection_ends_when_its_time_is_over() throws Exception {
        answer = allow("car/*", 600, 0);
        MqttConnectionOptions options = Client5.options(true, 0);
        Client5 page = broker.closing(new Client5(uri, "page")).connect(options);
        Client3 watcher = broker.client3("watcher").connect();
        watcher.subscribe("$aws/events/presence/disconnected/page", 1);
        broker.clock.forward(Duration.ofSeconds(601));
        assertEquals(0xA0, page.awaitDisconnectCode());
        String event = watcher.inbox.next().text();
        assertTrue(
                event.contains("CUSTOMAUTH_TTL_EXPIRATION") && event.contains("\"principalIdentifier\":\"ada\""),
                event);
    }

    private String withoutAuthorizer() {
        return "ws://localhost:"
                + broker.broker
                        .listenWebSocket("localhost", 0, request -> Optional.empty())
                        .join() + "/mqtt";
    }

    private static MqttConnectOptions from(String origin) {
        Properties headers = new Properties();
        headers.setProperty("Origin", origin);
        MqttConnectOptions options = Client3.options(true);
        options.setCustomWebSocketHeaders(headers);
        return options;
    }

    @Test
    void without_an_authorizer_a_page_of_another_origin_is_refused() throws Exception {
        String open = withoutAuthorizer();
        for (String origin : List.of("https://evil.example", "null", "http://localhost.evil.example")) {
            Client3 page = broker.closing(new Client3(open, "any"));
            assertThrows(MqttException.class, () -> page.connect(from(origin)), origin);
        }
        broker.closing(new Client3(open, "any")).connect(from("http://localhost:8080"));
    }

    @Test
    void without_an_authorizer_whoever_is_on_this_machine_is_trusted() throws Exception {
        Client3 page = broker.closing(new Client3(withoutAuthorizer(), "any")).connect();
        page.subscribe("x", 1);
        page.publish("x", "big".repeat(40_000));
        page.inbox.next("x", "big".repeat(40_000));
    }
}
