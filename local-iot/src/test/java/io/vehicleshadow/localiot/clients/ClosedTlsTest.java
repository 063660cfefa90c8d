package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that ends TLS with close_notify and leaves the TCP connection open has left. */
class ClosedTlsTest {
    private static final byte[] CONNECT = {0x10, 15, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 3, 'c', 'a', 'r'};

    /** The same with a will to {@code car/gone}, QoS 1, and a keep-alive of 20 minutes. */
    private static final byte[] CONNECT_WITH_WILL =
            "\20\36\0\4MQTT\4\16\4\260\0\3car\0\10car/gone\0\3bye".getBytes(StandardCharsets.ISO_8859_1);

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());

    @AfterEach
    void close() {
        iot.close();
    }

    /** TLS over a TCP connection that stays open when TLS is closed. */
    private SSLSocket over(Socket tcp) throws Exception {
        tcp.setSoTimeout(60_000);
        SSLContext tls = MutualTls.with(iot.identities(), iot.issueCertificate("car", Policies.EVERYTHING));
        return (SSLSocket) tls.getSocketFactory().createSocket(tcp, "localhost", tcp.getPort(), false);
    }

    private static void closeTlsAndAwaitEnd(SSLSocket socket, Socket tcp) throws Exception {
        socket.close();
        while (tcp.getInputStream().read() >= 0) {
            continue;
        }
    }

    @Test
    void over_mqtt_it_is_answered_and_the_presence_event_follows_at_once() throws Exception {
        BlockingQueue<String> gone = new LinkedBlockingQueue<>();
        iot.rules()
                .on(
                        "$aws/events/presence/disconnected/car",
                        (topic, payload, at) -> gone.add(new String(payload, StandardCharsets.UTF_8)));
        try (Socket tcp = new Socket("localhost", iot.endpoints().mqttPort())) {
            SSLSocket socket = over(tcp);
            socket.getOutputStream().write(CONNECT);
            assertEquals(0x20, socket.getInputStream().read());
            closeTlsAndAwaitEnd(socket, tcp);
            assertTrue(gone.poll(60, TimeUnit.SECONDS).contains("CONNECTION_LOST"));
        }
    }

    @Test
    void over_mqtt_its_will_is_published_at_once() throws Exception {
        BlockingQueue<String> left = new LinkedBlockingQueue<>();
        iot.rules().on("car/gone", (topic, payload, at) -> left.add(new String(payload, StandardCharsets.UTF_8)));
        try (Socket tcp = new Socket("localhost", iot.endpoints().mqttPort())) {
            SSLSocket socket = over(tcp);
            socket.getOutputStream().write(CONNECT_WITH_WILL);
            assertEquals(0x20, socket.getInputStream().read());
            closeTlsAndAwaitEnd(socket, tcp);
            assertEquals("bye", left.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void over_https_it_is_answered() throws Exception {
        try (Socket tcp = new Socket("localhost", iot.endpoints().ports().dataPlaneTls())) {
            SSLSocket socket = over(tcp);
            socket.startHandshake();
            closeTlsAndAwaitEnd(socket, tcp);
        }
    }

    @Test
    void over_web_socket_it_is_answered() throws Exception {
        try (Socket tcp = new Socket("localhost", iot.endpoints().ports().mqttWebSocketTls())) {
            SSLSocket socket = over(tcp);
            socket.getOutputStream()
                    .write(("GET /mqtt HTTP/1.1\r\nHost: localhost:" + tcp.getPort()
                                    + "\r\n"
                                    + "Connection: Upgrade\r\n"
                                    + "Upgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Protocol: mqtt\r\n"
                                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 101", new String(status, StandardCharsets.US_ASCII));
            closeTlsAndAwaitEnd(socket, tcp);
        }
    }
}
