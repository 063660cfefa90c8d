package io.vehicleshadow.benchmarks.peer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Eight connections that each send the next POST when the last is answered.
 *
 * @param path the path that a connection posts to, by its number
 */
public record HttpLoad(int port, IntFunction<String> path, byte[] body) {
    public static final int CONNECTIONS = 8;
    private static final double NANOS = 1e9;

    /** How many POSTs a second are answered. */
    public double postsPerSecond(double seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + Math.round(seconds * NANOS);
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Long>> connections = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                byte[] request = request(path.apply(i));
                connections.add(() -> posts(request, end));
            }
            long posts = 0;
            for (Future<Long> connection : threads.invokeAll(connections)) {
                posts += connection.get();
            }
            return posts * NANOS / (System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private long posts(byte[] request, long end) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            long posts = 0;
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                readAnswer(in);
                posts++;
            }
            return posts;
        }
    }

    private static void readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.contains(" 200 ")) {
            throw new IOException("not a 200: " + status);
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).trim());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private byte[] request(String path) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
