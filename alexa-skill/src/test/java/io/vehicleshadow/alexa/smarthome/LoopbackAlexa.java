package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.alexa.smarthome.event.EventGrants;
import io.vehicleshadow.functions.voice.VoiceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Alexa's event gateway and token endpoint on loopback. */
final class LoopbackAlexa implements AutoCloseable {
    private static final String TOKENS = "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":3600}";

    /** What the gateway took. */
    final List<JsonNode> events = new CopyOnWriteArrayList<>();

    /** The Authorization header of each of them. */
    final List<String> tokens = new CopyOnWriteArrayList<>();

    /** How the gateway answers the next requests, such as {@code 403 SKILL_DISABLED_EXCEPTION}, before it takes any. */
    final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    private final HttpServer server;

    LoopbackAlexa() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/events", this::event);
        server.createContext("/tokens", LoopbackAlexa::exchange);
        server.start();
    }

    private void event(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String refusal = refusals.poll();
        if (refusal == null) {
            events.add(Json.read(body));
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 202, "");
            return;
        }
        String[] words = refusal.split(" ", 2);
        answer(exchange, Integer.parseInt(words[0]), "{\"payload\":{\"code\":\"" + words[1] + "\"}}");
    }

    /** The code "bad" is none, and what is refreshed with "gone" is no grant any more: the one that "fleeting" brought. */
    private static void exchange(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean good = form.contains("client_id=client&client_secret=secret") && !form.matches(".*=(bad|gone)&.*");
        if (good) {
            String access = form.contains("authorization_code") ? "first" : "refreshed";
            answer(exchange, 200, String.format(TOKENS, access, form.contains("code=fleeting") ? "gone" : "r1"));
        } else {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI gateway() {
        return address("/events");
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    EventGrants grants(VoiceStore store, Clock clock) {
        Map<String, String> environment = Map.of(
                "GRANT_KEY",
                Base64.getEncoder().encodeToString(new byte[32]),
                "EVENT_TOKENS",
                address("/tokens").toString(),
                "EVENT_CLIENT_ID",
                "client",
                "EVENT_CLIENT_SECRET",
                "secret");
        return EventGrants.of(new Environment(environment), store, clock);
    }

    /** Stops; whatever the gateway took was of the right form. */
    @Override
    public void close() {
        server.stop(0);
        events.forEach(event -> assertEquals(List.of(), MessageRules.wrong(event), event.toString()));
    }
}
