package io.vehicleshadow.functions.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP server that does with each request what its script says next. */
final class ScriptedServer implements AutoCloseable {
    /** What to do with a request. */
    enum Reply {
        /** Answers, and keeps the connection. */
        ANSWER,
        /** Answers as if it kept the connection, and closes it. */
        ANSWER_AND_CLOSE,
        /** Answers that it failed. */
        FAIL,
        /** Closes the connection without an answer. */
        CLOSE
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)\r\n");
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Semaphore closed = new Semaphore(0);
    private final Iterator<Reply> script;
    private final String body;

    ScriptedServer(String body, Reply... script) throws IOException {
        this.body = body;
        this.script = List.of(script).iterator();
        Thread thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    /** All requests, head and body. */
    List<String> requests() {
        return requests;
    }

    /** Waits until a connection was closed that was not waited for before. */
    void awaitClosed() throws InterruptedException {
        closed.acquire();
    }

    /** One connection after the other: a client that opens a second one has given up the first. */
    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                boolean kept = true;
                while (kept) {
                    requests.add(request(connection.getInputStream()));
                    kept = answer(connection, script.next());
                }
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
            closed.release();
        }
    }

    private boolean answer(Socket connection, Reply reply) throws IOException {
        if (reply != Reply.CLOSE) {
            String status = reply == Reply.FAIL ? "500 Internal Server Error" : "200 OK";
            String head = "HTTP/1.1 %s\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: %d\r\n\r\n";
            connection
                    .getOutputStream()
                    .write((head.formatted(status, body.length()) + body).getBytes(StandardCharsets.UTF_8));
        }
        return reply == Reply.ANSWER || reply == Reply.FAIL;
    }

    private static String request(InputStream input) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!isWhole(read.toString(StandardCharsets.UTF_8))) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("The client closed its connection");
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static boolean isWhole(String read) {
        int head = read.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(read);
        return head >= 0 && read.length() - head - 4 == (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
