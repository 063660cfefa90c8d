package io.vehicleshadow.agent.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.session.ConnectionSwitch;
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
 * Manual control of the car over HTTP: {@code GET /} shows its state, {@code POST /} with a JSON object changes it and
 * shows the state after that. Listens on loopback only, and takes no request that a web page could send.
 */
public final class ControlServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REQUEST = 8192;
    private final HttpServer server;
    private final ManualControl control;
    private final Loop loop;

    /**
     * Starts listening.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public ControlServer(int port, Car car, ConnectionSwitch connection, Loop loop) throws IOException {
        this.loop = loop;
        control = new ManualControl(car, connection);
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
                answer(exchange, 403, error("Web pages may not control the car"));
            } else if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, onLoop(control::state));
            } else if (exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 200, act(exchange));
            } else {
                answer(exchange, 405, error("GET shows the state of the car, POST changes it"));
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
            control.act(wishes);
            return control.state();
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
            throw new IOException("The agent is shutting down", e);
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
