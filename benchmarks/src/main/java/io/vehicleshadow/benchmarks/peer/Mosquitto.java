package io.vehicleshadow.benchmarks.peer;

import io.vehicleshadow.benchmarks.measure.PemIdentity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The peer of everything over MQTT: mosquitto with mutual TLS. */
public final class Mosquitto implements AutoCloseable {
    private final Process process;
    private final int port;

    private Mosquitto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static Mosquitto start(Path folder, PemIdentity identity) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.write(
                folder.resolve("mosquitto.conf"),
                List.of(
                        "listener " + port + " 127.0.0.1",
                        "cafile " + identity.files().authority(),
                        "certfile " + identity.files().certificate(),
                        "keyfile " + identity.files().key(),
                        "require_certificate true",
                        "allow_anonymous true",
                        "set_tcp_nodelay true",
                        // As root it would become another user, who can't read the key.
                        "user " + System.getProperty("user.name")));
        String program = Files.exists(Path.of("/usr/sbin/mosquitto")) ? "/usr/sbin/mosquitto" : "mosquitto";
        Process process = new ProcessBuilder(program, "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        while (!listens(port)) {
            if (!process.isAlive()) {
                throw new IOException("mosquitto ended: see " + folder.resolve("mosquitto.log"));
            }
            Thread.sleep(20);
        }
        return new Mosquitto(process, port);
    }

    public int port() {
        return port;
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
