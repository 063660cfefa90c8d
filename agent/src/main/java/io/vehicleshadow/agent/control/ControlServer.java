package io.vehicleshadow.agent.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.simulation.SimulatedCar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The control socket of the simulated car: {@code GET /} tells how the car is, {@code POST /} with a JSON object does
 * something to it and tells how it is then. Listens on loopback only, and takes no request that a web page could send.
 */
public final class ControlServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REQUEST = 8192;
    private final HttpServer server;
    private final HandAtTheCar hand;
    private final Loop loop;

    /**
     * Starts listening.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public ControlServer(int port, SimulatedCar car, CutLine line, Loop loop) throws IOException {
        this.loop = loop;
        hand = new HandAtTheCar(car, line);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange);
        }
    }

    private void reply(HttpExchange exchange) throws IOException {
        try {
            if (exchange.getRequestHeaders().containsKey("Origin")) {
                answer(exchange, 403, error("Web pages have no hand at the car"));
            } else if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, onLoop(hand::state));
            } else if (exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 200, act(exchange));
            } else {
                answer(exchange, 405, error("GET tells how the car is, POST does something to it"));
            }
        } catch (JsonProcessingException e) {
            answer(exchange, 400, error("Not JSON: " + e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            answer(exchange, 400, error(e.getMessage()));
        }
    }

    private JsonNode act(HttpExchange exchange) throws IOException {
        JsonNode wishes = JSON.readTree(exchange.getRequestBody().readNBytes(LONGEST_REQUEST));
        return onLoop(() -> {
            hand.act(wishes);
            return hand.state();
        });
    }

    private JsonNode onLoop(Supplier<JsonNode> task) throws IOException {
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The agent is too busy to answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The agent ends", e);
        }
    }

    private static JsonNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = (body + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
