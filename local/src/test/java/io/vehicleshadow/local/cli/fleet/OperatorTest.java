package io.vehicleshadow.local.cli.fleet;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OperatorTest {
    @Test
    void who_hangs_up_on_the_operator_is_said_with_the_reason() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> hangUp(server));
            hangingUp.start();
            URI address = URI.create("ws://localhost:" + server.getLocalPort() + "/mqtt");
            IOException told =
                    assertThrows(IOException.class, () -> Operator.connect(() -> address, (thing, documents) -> {}));
            assertTrue(told.getMessage().contains("IOException: "), told.getMessage());
            hangingUp.join();
        }
    }

    private static void hangUp(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
