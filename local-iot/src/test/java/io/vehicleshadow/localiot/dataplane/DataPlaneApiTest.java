package io.vehicleshadow.localiot.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vehicleshadow.localiot.http.HttpApi;
import io.vehicleshadow.localiot.policy.Authorization;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vehicleshadow.localiot.shadow.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataPlaneApiTest {
    private static final UUID TRACE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final byte[] UPDATE = "{\"state\":{}}".getBytes(StandardCharsets.US_ASCII);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final TestHttp http = new TestHttp(message -> {}, () -> TRACE);
    private final HttpApi api = http.api;

    private record Answer(int status, String errorType, String body) {}

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void a_page_of_another_origin_is_refused_and_changes_nothing() throws Exception {
        int port = api.listen(0).toCompletableFuture().join();
        URI shadow = URI.create("http://127.0.0.1:" + port + "/things/tcu/shadow");
        assertEquals(403, statusFor(shadow, "https://example.com"));
        assertEquals(403, statusFor(shadow, "null"));
        assertEquals(200, statusFor(shadow, "http://localhost:8080"));
    }

    private static int statusFor(URI shadow, String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(shadow)
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofByteArray(UPDATE))
                .build();
        return java.net.http.HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private Answer plain(HttpMethod method, String path, byte[] body) {
        int port = api.listen(0).toCompletableFuture().join();
        return send(new HttpClientOptions(), port, method, path, body);
    }

    private Answer send(HttpClientOptions options, int port, HttpMethod method, String path, byte[] body) {
        RequestOptions request = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(method)
                .setURI(path);
        HttpClient client = http.vertx.createHttpClient(options);
        try {
            return client.request(request)
                    .compose(open -> open.send(Buffer.buffer(body)))
                    .compose(response -> response.body().map(text -> answer(response, text)))
                    .await();
        } finally {
            client.close().await();
        }
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(response.statusCode(), response.getHeader("x-amzn-ErrorType"), body.toString());
    }

    @Test
    void an_error_names_its_type_and_the_id_of_the_request() {
        Answer answer = plain(HttpMethod.GET, "/things/car/shadow", new byte[0]);
        assertEquals(404, answer.status());
        assertEquals("ResourceNotFoundException", answer.errorType());
        assertEquals(
                Map.of(
                        "message",
                        "No shadow exists with name: 'car'",
                        "code",
                        Json.parse("404"),
                        "traceId",
                        TRACE.toString()),
                Json.parse(answer.body()));
    }

    @Test
    void the_wrong_verb_is_not_allowed() {
        for (String path : List.of(
                "/things/car/shadow", "/topics/a", "/retainedMessage", "/retainedMessage/a", "/connections/car")) {
            Answer answer = plain(HttpMethod.PUT, path, UPDATE);
            assertEquals(405, answer.status(), path);
            assertEquals("MethodNotAllowedException", answer.errorType());
        }
        assertEquals(
                405,
                plain(HttpMethod.POST, "/api/things/shadow/ListNamedShadowsForThing/car", UPDATE)
                        .status());
    }

    @Test
    void a_path_that_names_nothing_is_not_found() {
        for (String path :
                List.of("/", "/things/car", "/things/shadow", "/shadow", "/connections", "/things/car/shadow/")) {
            assertEquals(404, plain(HttpMethod.GET, path, new byte[0]).status(), path);
        }
    }

    @Test
    void a_path_that_is_not_percent_encoded_is_invalid() {
        assertEquals(400, plain(HttpMethod.POST, "/topics/%zz", UPDATE).status());
    }

    @Test
    void a_shadow_without_a_name_in_the_query_is_invalid() {
        assertEquals(
                400,
                plain(HttpMethod.GET, "/things/car/shadow?name=", new byte[0]).status());
    }

    @Test
    void a_body_beyond_128_kilobytes_is_refused() {
        Answer answer = plain(HttpMethod.POST, "/topics/a", new byte[128 * 1024 + 1]);
        assertEquals(413, answer.status());
        assertEquals("RequestEntityTooLargeException", answer.errorType());
        assertEquals(
                200, plain(HttpMethod.POST, "/topics/a", new byte[128 * 1024]).status());
    }

    private int listenTls(
            SelfSigned server, SelfSigned client, Function<X509Certificate, Optional<Authorization>> callers) {
        return api.listenTls(0, server.keyCertOptions(), client.trustOptions(), callers)
                .toCompletableFuture()
                .join();
    }

    private static HttpClientOptions tls(SelfSigned server) {
        return new HttpClientOptions().setSsl(true).setVerifyHost(false).setTrustOptions(server.trustOptions());
    }

    private Authorization recording(boolean allowed) {
        return (action, resource) -> {
            asked.add(action.id() + " " + resource);
            return allowed;
        };
    }

    @Test
    void over_https_each_operation_asks_for_its_own_action() {
        SelfSigned server = SelfSigned.create("localhost");
        SelfSigned client = SelfSigned.create("client");
        int port = listenTls(server, client, certificate -> Optional.of(recording(true)));
        HttpClientOptions options = tls(server).setKeyCertOptions(client.keyCertOptions());
        assertEquals(
                200,
                send(options, port, HttpMethod.POST, "/things/car/shadow", UPDATE)
                        .status());
        send(options, port, HttpMethod.GET, "/things/car/shadow?name=tyres", new byte[0]);
        send(options, port, HttpMethod.DELETE, "/things/car/shadow", new byte[0]);
        send(options, port, HttpMethod.GET, "/api/things/shadow/ListNamedShadowsForThing/car", new byte[0]);
        send(options, port, HttpMethod.POST, "/topics/a%2Fb?retain=true", UPDATE);
        send(options, port, HttpMethod.GET, "/retainedMessage/a%2Fb", new byte[0]);
        send(options, port, HttpMethod.GET, "/retainedMessage", new byte[0]);
        send(options, port, HttpMethod.DELETE, "/connections/a%20car", new byte[0]);
        assertEquals(
                List.of(
                        "iot:UpdateThingShadow thing/car",
                        "iot:GetThingShadow thing/car/tyres",
                        "iot:DeleteThingShadow thing/car",
                        "iot:ListNamedShadowsForThing thing/car",
                        "iot:Publish topic/a/b",
                        "iot:RetainPublish topic/a/b",
                        "iot:GetRetainedMessage topic/a/b",
                        "iot:ListRetainedMessages *",
                        "iot:DeleteConnection client/a car"),
                asked);
    }

    @Test
    void over_https_what_no_policy_allows_is_forbidden_and_has_no_effect() {
        SelfSigned server = SelfSigned.create("localhost");
        SelfSigned client = SelfSigned.create("client");
        int port = listenTls(server, client, certificate -> Optional.of(recording(false)));
        HttpClientOptions options = tls(server).setKeyCertOptions(client.keyCertOptions());
        Answer answer = send(options, port, HttpMethod.POST, "/things/car/shadow", UPDATE);
        assertEquals(403, answer.status());
        assertEquals("ForbiddenException", answer.errorType());
        assertEquals(
                404, plain(HttpMethod.GET, "/things/car/shadow", new byte[0]).status());
    }

    @Test
    void over_https_an_unregistered_certificate_is_unauthorized() {
        SelfSigned server = SelfSigned.create("localhost");
        SelfSigned client = SelfSigned.create("client");
        int port = listenTls(server, client, (X509Certificate certificate) -> Optional.empty());
        Answer answer = send(
                tls(server).setKeyCertOptions(client.keyCertOptions()),
                port,
                HttpMethod.GET,
                "/things/car/shadow",
                new byte[0]);
        assertEquals(401, answer.status());
        assertEquals("UnauthorizedException", answer.errorType());
    }

    @Test
    void over_https_nobody_is_served_without_a_certificate_or_a_signature() {
        SelfSigned server = SelfSigned.create("localhost");
        int port = listenTls(server, SelfSigned.create("client"), certificate -> Optional.of(recording(true)));
        assertEquals(
                401,
                send(tls(server), port, HttpMethod.POST, "/things/car/shadow", UPDATE)
                        .status());
        assertFalse(asked.contains(IotAction.UPDATE_THING_SHADOW.id() + " thing/car"));
    }
}
