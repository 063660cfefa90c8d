package io.vehicleshadow.localiot.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Over a raw socket: a client of HTTP sends its body anyway after a while, which is what must not be waited for. */
class ExpectedBodyTest {
    private static final String BODY = "{\"state\":{\"reported\":{\"on\":true}}}";

    @Test
    void who_asks_before_sending_a_body_is_told_to_go_on() throws Exception {
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
                Socket socket = new Socket("localhost", iot.endpoints().ports().dataPlane())) {
            socket.setSoTimeout((int) TimeUnit.MINUTES.toMillis(1));
            send(
                    socket,
                    "POST /things/lamp/shadow HTTP/1.1\r\nHost: localhost:"
                            + iot.endpoints().ports().dataPlane()
                            + "\r\nExpect: 100-continue\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 100 Continue", answer.readLine());
            assertEquals("", answer.readLine());
            send(socket, BODY);
            String status = answer.readLine();
            assertTrue(status.startsWith("HTTP/1.1 200 "), status);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
