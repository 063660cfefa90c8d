package io.vehicleshadow.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Alexa's event gateway and token endpoint: what a run is told to speak to. */
final class AlexaListener implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKENS = "{\"access_token\":\"for-%s\",\"refresh_token\":\"r\",\"expires_in\":3600}";
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final HttpServer server;

    AlexaListener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/events", exchange -> {
            JsonNode event = JSON.readTree(exchange.getRequestBody());
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                answer(exchange, 503, "");
                return;
            }
            events.add(event);
            answer(exchange, 202, "");
        });
        server.createContext("/auth/o2/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, String.format(TOKENS, form.replaceAll(".*[&?]code=([^&]*).*", "$1")));
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The options of a run that speaks to it. */
    String[] options() {
        String address = "http://localhost:" + server.getAddress().getPort();
        return new String[] {"--event-gateway", address + "/v3/events", "--event-tokens", address + "/auth/o2/token"};
    }

    /** Refuses that many events before it takes one again. */
    void beAwayFor(int events) {
        refusals.set(events);
    }

    void forget() {
        events.clear();
    }

    /** What it has taken that is so, in order. */
    List<JsonNode> taken(Predicate<JsonNode> so) {
        return events.stream().filter(so).toList();
    }

    /** Waits until it has taken that many that are so. */
    List<JsonNode> await(int count, Predicate<JsonNode> so) throws IOException, InterruptedException {
        return Looks.until(count + " of them", () -> taken(so), told -> told.size() >= count);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
