package io.vehicleshadow.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP port before another one of this machine, that can be away as a broker is that restarts. Thread-safe. */
final class Gate implements AutoCloseable {
    private final int port;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listening;

    Gate(int behind) throws IOException {
        this.behind = behind;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = listening.getLocalPort();
        daemon(() -> accept(listening));
    }

    int port() {
        return port;
    }

    /** Ends every connection and refuses new ones. */
    @Override
    public synchronized void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Lets connections through again. */
    synchronized void reopen() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening = again;
        daemon(() -> accept(again));
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket page = from.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), behind);
                page.setTcpNoDelay(true);
                broker.setTcpNoDelay(true);
                open.add(page);
                open.add(broker);
                daemon(() -> pass(page, broker, true));
                daemon(() -> pass(broker, page, false));
            }
        } catch (IOException closed) {
            // The gate is away.
        }
    }

    private void pass(Socket from, Socket to, boolean names) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            if (names) {
                out.write(renamed(bytes, in.read(bytes)));
            }
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            // One side is gone, and so is the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** The broker answers to its own name only: the request for a WebSocket names it, and not the gate. */
    private byte[] renamed(byte[] bytes, int read) {
        return new String(bytes, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1)
                .replace("localhost:" + port, "localhost:" + behind)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }
}
