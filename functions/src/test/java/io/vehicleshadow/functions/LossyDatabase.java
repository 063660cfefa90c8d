package io.vehicleshadow.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** The way to the database, on which answers get lost: what was written is written, and the client hears nothing. */
public final class LossyDatabase implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private volatile Predicate<String> lost = operation -> false;

    public LossyDatabase() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "lossy-database");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Loses the answer to the next such call. */
    public void loseNextAnswerTo(String operation) {
        lose(name -> {
            boolean is = name.equals(operation);
            if (is) {
                lose(any -> false);
            }
            return is;
        });
    }

    /** Loses the answers to those calls. */
    public void lose(Predicate<String> operations) {
        lost = operations;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            HttpRequest.Builder request = HttpRequest.newBuilder(LocalTable.endpoint())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()));
            for (String header : new String[] {"X-Amz-Target", "Authorization", "X-Amz-Date", "Content-Type"}) {
                request.header(header, exchange.getRequestHeaders().getFirst(header));
            }
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (!lost.test(target.substring(target.indexOf('.') + 1))) {
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
                answer.headers()
                        .firstValue("x-amz-crc32")
                        .ifPresent(sum -> exchange.getResponseHeaders().set("x-amz-crc32", sum));
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
