package io.vehicleshadow.agent.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Manual control of the car over HTTP: {@code GET /} shows its state, {@code POST /} with a JSON object changes it and
 * shows the state after that. Answers programs of this machine only: a browser sends requests of any web page to loopback
 * too, and names that page as {@code Origin}, or as {@code Host} where the page's own name was rebound to loopback.
 */
public final class ControlServer implements AutoCloseable {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_REQUEST_BYTES = 64 * 1024;

    static {
        // Seconds for head and body together, or the connection is closed. The server can be told in no other way.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
    }

    private final HttpServer server;
    /** A thread for each request, so that one that stops halfway holds up no other. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Function<String, Optional<ControlledCar>> cars;

    /**
     * Starts listening for one car, which every path leads to.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public ControlServer(int port, ControlledCar car) throws IOException {
        this(port, path -> Optional.of(car));
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any that is free
     * @param cars the car that a path leads to; empty if it leads to none
     * @throws IOException if the port is taken
     */
    public ControlServer(int port, Function<String, Optional<ControlledCar>> cars) throws IOException {
        this.cars = cars;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
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
        String path = exchange.getRequestURI().getPath();
        Optional<ControlledCar> car = cars.apply(path);
        try {
            if (!isOfThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
                answer(exchange, 403, error("This is localhost:" + port() + ", which answers to no other name"));
            } else if (exchange.getRequestHeaders().containsKey("Origin")) {
                answer(exchange, 403, error("Web pages may not control the car"));
            } else if (car.isEmpty()) {
                answer(exchange, 404, error("There is no car at " + path + "; each is at /cars/ and its name"));
            } else if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, onLoop(car.get(), ControlledCar::state));
            } else if (exchange.getRequestMethod().equals("POST")) {
                act(exchange, car.get());
            } else {
                answer(exchange, 405, error("GET shows the state of the car, POST changes it"));
            }
        } catch (JsonProcessingException e) {
            answer(exchange, 400, error("Not JSON: " + e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            answer(exchange, 400, error(e.getMessage()));
        }
    }

    private boolean isOfThisMachine(String host) {
        return THIS_MACHINE.stream().anyMatch(name -> (name + ":" + port()).equals(host));
    }

    private void act(HttpExchange exchange, ControlledCar car) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST_BYTES + 1);
        if (body.length > LONGEST_REQUEST_BYTES) {
            answer(exchange, 413, error("A request has at most " + LONGEST_REQUEST_BYTES + " bytes"));
            return;
        }
        JsonNode wishes = JsonText.read(body);
        answer(exchange, 200, onLoop(car, control -> {
            control.act(wishes);
            return control.state();
        }));
    }

    private static JsonNode onLoop(ControlledCar car, Function<ControlledCar, JsonNode> task) throws IOException {
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        car.loop().execute(() -> {
            try {
                result.complete(task.apply(car));
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
        byte[] bytes = (JsonText.write(body) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
