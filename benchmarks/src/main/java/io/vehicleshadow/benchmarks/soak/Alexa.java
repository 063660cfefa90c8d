package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Amazon's side of the smart-home skill: sends directives, and takes what the skill tells later. */
final class Alexa implements AutoCloseable {
    private static final String TOKENS = "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3600}";
    private final HttpServer gateway;
    private final Lines words;

    Alexa(Lines words) throws IOException {
        this.words = words;
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newFixedThreadPool(2, Alexa::daemon));
        gateway.createContext("/v3/events", this::event);
        gateway.createContext("/auth/o2/token", exchange -> answer(exchange, 200, TOKENS));
        gateway.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "event-gateway");
        thread.setDaemon(true);
        return thread;
    }

    private void event(HttpExchange exchange) throws IOException {
        JsonNode event = Lines.JSON.readTree(exchange.getRequestBody());
        ObjectNode line = Lines.line().put("kind", "event").put("from", "Alexa");
        words.write(line.set("answer", event));
        answer(exchange, 202, "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The options by which a run speaks to it. */
    List<String> options() {
        String address = "http://localhost:" + gateway.getAddress().getPort();
        return List.of("--event-gateway", address + "/v3/events", "--event-tokens", address + "/auth/o2/token");
    }

    /** The person lets the skill tell Alexa. */
    void grant(URI skill, Person person) throws InterruptedException {
        ObjectNode directive = directive("Alexa.Authorization", "AcceptGrant", "");
        directive
                .withObject("/directive/payload/grant")
                .put("type", "OAuth2.AuthorizationCode")
                .put("code", "c");
        directive
                .withObject("/directive/payload/grantee")
                .put("type", "BearerToken")
                .put("token", person.token());
        send(skill, directive, word("grant", person, "", "", ""));
    }

    /** What needs no PIN: headlights, closing, raising and locking. */
    void say(URI skill, Person person, String thing, String signal, String value) throws InterruptedException {
        String token = UUID.randomUUID().toString();
        ObjectNode directive;
        if (signal.equals("headlight")) {
            directive = directive("Alexa.PowerController", value.equals("on") ? "TurnOn" : "TurnOff", token);
        } else if (signal.equals("lock")) {
            directive = directive("Alexa.LockController", "Lock", token);
        } else {
            directive = directive("Alexa.ModeController", "SetMode", token);
            directive.withObject("/directive/header").put("instance", signal);
            directive.withObject("/directive/payload").put("mode", signal + "." + value);
        }
        ObjectNode endpoint = directive.withObject("/directive/endpoint").put("endpointId", thing + "#" + signal);
        endpoint.putObject("scope").put("type", "BearerToken").put("token", person.token());
        send(skill, directive, word("directive", person, thing, signal, value).put("token", token));
    }

    private void send(URI skill, ObjectNode directive, ObjectNode word) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(skill)
                .timeout(Wire.PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(directive.toString()))
                .build();
        Wire.said(word, request, words);
    }

    private static ObjectNode word(String kind, Person person, String thing, String signal, String value) {
        return Lines.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("from", person.name() + " by voice")
                .put("thing", thing)
                .put("signal", signal)
                .put("value", value)
                .put("asked", Lines.now());
    }

    private static ObjectNode directive(String namespace, String name, String token) {
        ObjectNode json = Lines.JSON.createObjectNode();
        ObjectNode header = json.withObject("/directive/header")
                .put("namespace", namespace)
                .put("name", name)
                .put("messageId", UUID.randomUUID().toString())
                .put("payloadVersion", "3");
        if (!token.isEmpty()) {
            header.put("correlationToken", token);
        }
        json.withObject("/directive/payload");
        return json;
    }

    @Override
    public void close() {
        gateway.stop(0);
    }
}
