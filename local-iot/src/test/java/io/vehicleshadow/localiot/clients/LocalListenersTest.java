package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over raw sockets: what a browser sends for a page of elsewhere, and what no client would send. */
class LocalListenersTest {
    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

    private static LocalIot iot;
    private static SSLContext trusted;
    private static List<Listener> listeners;

    /** One listener, and how a client of it begins and what it then gets. */
    private record Listener(int port, boolean tls, String request, String more, String welcome) {

        String status(String host, String origin) throws Exception {
            String headers = (host.isEmpty() ? "" : "Host: " + host.replace("PORT", "" + port) + "\r\n")
                    + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n");
            try (Socket socket = open()) {
                socket.getOutputStream()
                        .write((request + " HTTP/1.1\r\n" + headers + more + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return read(socket).split(" ")[1];
            }
        }

        private Socket open() throws IOException {
            return (tls ? trusted.getSocketFactory() : SocketFactory.getDefault()).createSocket("localhost", port);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        iot = LocalIot.start(LocalIotOptions.inMemory());
        trusted = MutualTls.with(iot.identities(), iot.issueCertificate("car", Policies.EVERYTHING));
        var ports = iot.endpoints().ports();
        String get = "GET /things/car/shadow";
        listeners = List.of(
                new Listener(ports.dataPlane(), false, get, "", "404"),
                new Listener(ports.dataPlaneTls(), true, get, "", "404"),
                new Listener(ports.mqttWebSocket(), false, "GET /mqtt", UPGRADE, "101"),
                new Listener(ports.mqttWebSocketTls(), true, "GET /mqtt", UPGRADE, "101"));
    }

    @AfterAll
    static void stop() {
        iot.close();
    }

    private static String read(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void a_program_of_this_machine_is_answered(String host) throws Exception {
        for (Listener listener : listeners) {
            assertEquals(listener.welcome(), listener.status(host, ""), listener.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.test:PORT", "localhost", "localhost:1", "localhost.evil.test:PORT", "127.0.0.2:PORT", ""})
    void a_name_that_was_rebound_to_this_machine_reaches_nothing(String host) throws Exception {
        for (Listener listener : listeners) {
            assertEquals("403", listener.status(host, ""), listener.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:5173", "https://localhost"})
    void a_page_of_this_machine_is_answered(String origin) throws Exception {
        for (Listener listener : listeners) {
            assertEquals(listener.welcome(), listener.status("localhost:PORT", origin), listener.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test", "null", "http://localhost.evil.test", "http://evil.test:8080"})
    void a_page_of_another_origin_reaches_nothing(String origin) throws Exception {
        for (Listener listener : listeners) {
            assertEquals("403", listener.status("localhost:PORT", origin), listener.toString());
        }
    }

    @Test
    void a_body_is_counted_while_it_comes_and_its_sender_is_hung_up_on() throws Exception {
        int port = iot.endpoints().ports().dataPlane();
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /topics/a HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Length: 150000\r\n\r\n"
                                    + "x".repeat(140_000))
                            .getBytes(StandardCharsets.US_ASCII));
            assertTrue(read(socket).contains(" 413 "));
            socket.getOutputStream().write("x".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().read() >= 0) {
                // the rest of the answer, and then the end
            }
        }
    }
}
