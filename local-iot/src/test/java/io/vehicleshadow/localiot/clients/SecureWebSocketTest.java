package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** MQTT over WebSocket and TLS, as the AWS IoT Device SDK with SigV4 and browsers speak it. */
@ExtendWith(LocalIotExtension.class)
class SecureWebSocketTest {
    private static final byte CONNACK = 0x20;
    private static final byte[] CONNECT = {0x10, 15, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 3, 'w', 'e', 'b'};

    @Test
    void a_client_needs_no_certificate(LocalIot iot) throws Exception {
        CompletableFuture<Byte> answer = new CompletableFuture<>();
        WebSocket socket = HttpClient.newBuilder()
                .sslContext(MutualTls.withoutCertificate(iot.identities()))
                .build()
                .newWebSocketBuilder()
                .subprotocols("mqtt")
                .buildAsync(URI.create(iot.endpoints().mqttWebSocketTls()), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
                        answer.complete(data.get(0));
                        return null;
                    }
                })
                .get(60, TimeUnit.SECONDS);
        socket.sendBinary(ByteBuffer.wrap(CONNECT), true);
        assertEquals(CONNACK, answer.get(60, TimeUnit.SECONDS));
        socket.abort();
    }
}
