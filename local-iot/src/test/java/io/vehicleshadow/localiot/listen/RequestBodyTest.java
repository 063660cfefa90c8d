package io.vehicleshadow.localiot.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over raw sockets: no client of HTTP stops halfway. */
class RequestBodyTest {
    private static final int LONGEST = 100;
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger whole = new AtomicInteger();
    private volatile Duration patience = Duration.ofSeconds(60);
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(this::take)
            .listen(0, "localhost")
            .await();

    private void take(HttpServerRequest request) {
        RequestBody.read(
                vertx,
                request,
                LONGEST,
                patience,
                body -> {
                    whole.incrementAndGet();
                    request.response().end(body);
                },
                status -> request.response().setStatusCode(status).end());
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private Socket begin(String headers, String body) throws IOException {
        Socket socket = new Socket("localhost", server.actualPort());
        socket.setSoTimeout(60_000);
        send(socket, "POST / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n" + body);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readToEnd(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void a_body_that_comes_in_pieces_is_read_whole() throws Exception {
        try (Socket socket = begin("Content-Length: 4\r\nConnection: close", "")) {
            for (String letter : "abcd".split("")) {
                send(socket, letter);
            }
            assertTrue(readToEnd(socket).endsWith("\r\n\r\nabcd"));
        }
    }

    @Test
    void a_body_that_stops_halfway_is_refused_and_hung_up_on() throws Exception {
        patience = Duration.ofMillis(300);
        try (Socket socket = begin("Content-Length: 50", "half of")) {
            assertTrue(readToEnd(socket).startsWith("HTTP/1.1 408 "));
        }
        assertEquals(0, whole.get());
    }

    @Test
    void a_body_that_is_too_long_is_refused_before_it_has_come_and_hung_up_on() throws Exception {
        patience = Duration.ofMillis(300);
        try (Socket socket = begin("Transfer-Encoding: chunked", "80\r\n" + "x".repeat(0x80) + "\r\n")) {
            assertTrue(readToEnd(socket).startsWith("HTTP/1.1 413 "));
        }
        assertEquals(0, whole.get());
    }
}
