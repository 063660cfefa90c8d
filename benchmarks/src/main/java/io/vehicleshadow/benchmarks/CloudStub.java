package io.vehicleshadow.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** IoT's data plane, DynamoDB and the sign-in's keys: fixed bytes at once, whatever was asked before. One car of demo's. */
final class CloudStub implements AutoCloseable {
    private static final String GRANT = """
            {"pk":{"S":"USER#demo"},"sk":{"S":"VEHICLE#tcu"},"person":{"S":"demo"},"thing":{"S":"tcu"},
             "role":{"S":"OWNER"},"since":{"N":"1790000000000"}}""";
    private static final String SHADOW = """
            {"state":{"reported":{"door":"close","trunk":"close","headlight":"off","speed":0}},
             "metadata":{"reported":{"trunk":{"timestamp":1790000000}}},"version":7,"timestamp":1790000000}""";
    private static final String ACCEPTED = """
            {"state":{"desired":{"headlight":"on"}},"metadata":{"desired":{"headlight":{"timestamp":1790000000}}},
             "version":8,"timestamp":1790000000}""";
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final StubSignIn signIn = new StubSignIn();

    /** One request that came. */
    record Call(String method, String path, String target, byte[] body) {}

    CloudStub() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What a function needs to find all of it, for people who signed in to that client. */
    Map<String, String> environment(String client) {
        return Map.of(
                "TABLE_NAME",
                "VehicleShadow",
                "IOT_ENDPOINT",
                address(),
                "DYNAMODB_ENDPOINT",
                address(),
                "ISSUER",
                address(),
                "CLIENT_IDS",
                client,
                "POWERTOOLS_SERVICE_NAME",
                "vehicle-shadow");
    }

    /** A token of demo's, for that client of the sign-in. */
    String token(String client) {
        return signIn.token("demo", address(), client);
    }

    /** What came since the last time. */
    List<Call> takeCalls() {
        List<Call> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                target == null ? "" : target.substring(target.indexOf('.') + 1),
                exchange.getRequestBody().readAllBytes());
        calls.add(call);
        byte[] answer = answer(call).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", target == null ? "application/json" : "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(Call call) {
        if (call.path().endsWith("jwks.json")) {
            return signIn.keys();
        }
        if (call.path().endsWith("/shadow")) {
            return call.method().equals("GET") ? SHADOW : ACCEPTED;
        }
        String body = new String(call.body(), StandardCharsets.UTF_8);
        return switch (call.target()) {
            case "GetItem" -> body.contains("VEHICLE#tcu") ? "{\"Item\":" + GRANT + "}" : "{}";
            case "Query" ->
                body.contains("USER#demo")
                        ? "{\"Items\":[" + GRANT + "],\"Count\":1,\"ScannedCount\":1}"
                        : "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}";
            default -> "{}";
        };
    }

    /** Makes those calls again with nothing but the JDK's client: the first two side by side, as the function does. */
    void repeat(List<Call> repeated) throws IOException {
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> repeatUnchecked(repeated.get(1)), threads);
        repeat(repeated.get(0));
        beside.join();
        for (Call call : repeated.subList(2, repeated.size())) {
            repeat(call);
        }
    }

    private void repeatUnchecked(Call call) {
        try {
            repeat(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void repeat(Call call) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address() + call.path()).toURL().openConnection();
        connection.setRequestMethod(call.method());
        if (!call.target().isEmpty()) {
            connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810." + call.target());
        }
        if (call.body().length > 0) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(call.body());
        }
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
