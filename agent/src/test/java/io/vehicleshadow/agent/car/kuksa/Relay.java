package io.vehicleshadow.agent.car.kuksa;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The way to a server, which can die without a word: bytes vanish and no end is told. */
final class Relay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private volatile boolean swallows;

    Relay(int target) throws IOException {
        this.target = target;
        background(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void swallow() {
        swallows = true;
    }

    /** New connections reach the server. */
    void restore() {
        swallows = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                if (!swallows) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    background(() -> copy(client, server));
                    background(() -> copy(server, client));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void copy(Socket from, Socket to) {
        boolean dead = false;
        byte[] bytes = new byte[8192];
        try (InputStream in = from.getInputStream()) {
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                dead |= swallows;
                if (!dead) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException e) {
            // One of the two has ended.
        }
    }

    private static void background(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
