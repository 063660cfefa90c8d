package io.vehicleshadow.local.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.listen.RequestBody;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over raw sockets: what a browser or a client would never send is what matters. */
class LocalListenerTest {
    private static final int LONGEST = 100;
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger answered = new AtomicInteger();
    private Duration patience = Duration.ofSeconds(60);
    private LocalListener listener;

    @BeforeEach
    void start() throws Exception {
        listener = LocalListener.start(vertx, 0, Set.of("http://localhost:8080"), this::answer);
    }

    private void answer(HttpServerRequest request) {
        RequestBody.read(
                vertx,
                request,
                LONGEST,
                patience,
                body -> {
                    answered.incrementAndGet();
                    request.response().end(body);
                },
                status -> LocalListener.refuse(request, status, LONGEST));
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void a_program_of_this_machine_is_answered(String host) throws Exception {
        assertEquals("200", status(post("Host: " + host + ":" + listener.port(), "hello")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.test:PORT", "localhost", "localhost:1", "localhost.evil.test:PORT", "127.0.0.2:PORT"})
    void a_name_that_was_rebound_to_this_machine_reaches_nothing(String host) throws Exception {
        assertEquals("403", status(post("Host: " + host.replace("PORT", "" + listener.port()), "hello")));
        assertEquals(0, answered.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://localhost:PORT"})
    void the_page_of_this_run_is_answered(String origin) throws Exception {
        assertEquals("200", status(post(own("Origin: " + origin), "hello")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "null",
                "http://localhost:8081",
                "https://localhost:PORT",
                "http://127.0.0.1:PORT",
                ""
            })
    void a_page_of_another_origin_reaches_nothing_however_plain_its_request(String origin) throws Exception {
        assertEquals("403", status(post(own("Content-Type: text/plain\r\nOrigin: " + origin), "hello")));
        assertEquals(0, answered.get());
    }

    @Test
    void who_asks_before_sending_a_body_is_told_to_go_on() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", listener.port())) {
            send(socket, "POST / HTTP/1.1\r\n" + own("Expect: 100-continue\r\nContent-Length: 5") + "\r\n\r\n");
            assertEquals("100", status(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void a_body_that_is_too_long_is_refused_before_it_has_come() throws Exception {
        patience = Duration.ofMillis(300);
        try (Socket socket = new Socket("127.0.0.1", listener.port())) {
            // At once: what takes longer than the patience on the way is too slow, not too long.
            String head = "POST / HTTP/1.1\r\n" + own("Transfer-Encoding: chunked") + "\r\n\r\n";
            send(socket, head + "80\r\n" + "x".repeat(0x80) + "\r\n");
            assertEquals("413", status(read(socket)));
        }
        assertEquals(0, answered.get());
    }

    @Test
    void a_request_that_stops_halfway_is_hung_up_on_and_meanwhile_holds_up_no_other() throws Exception {
        patience = Duration.ofMillis(300);
        try (Socket half = new Socket("127.0.0.1", listener.port())) {
            send(half, "POST / HTTP/1.1\r\n" + own("Content-Length: 50") + "\r\n\r\nhalf of");
            assertEquals("200", status(post(own("X: y"), "hello")));
            assertEquals("408", status(read(half)));
        }
        assertEquals(1, answered.get());
    }

    @Test
    void a_body_that_comes_in_pieces_is_read_whole() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", listener.port())) {
            send(socket, "POST / HTTP/1.1\r\n" + own("Content-Length: 4\r\nConnection: close") + "\r\n\r\n");
            for (String letter : "abcd".split("")) {
                send(socket, letter);
            }
            assertTrue(read(socket).endsWith("\r\n\r\nabcd"));
        }
    }

    private String own(String more) {
        return "Host: localhost:" + listener.port() + "\r\n" + more;
    }

    private String post(String headers, String body) throws IOException {
        assertFalse(headers.contains("Content-Length"));
        String all = headers.replace("PORT", Integer.toString(listener.port()));
        try (Socket socket = new Socket("127.0.0.1", listener.port())) {
            send(
                    socket,
                    "POST / HTTP/1.1\r\n" + all + "\r\nConnection: close\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body);
            return read(socket);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String status(String answer) {
        return answer.split(" ")[1];
    }
}
