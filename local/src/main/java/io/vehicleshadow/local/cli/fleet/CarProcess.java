package io.vehicleshadow.local.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process with some of the cars: {@code agent fleet}. It may be killed and started again. */
final class CarProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 35;
    private final List<String> command;
    private final Path log;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private Process process;
    private URI control;
    private int identities;
    private int online;
    private boolean ready;
    private boolean closed;

    /**
     * Starts it.
     *
     * @param command the program with its options
     * @param log to which it logs
     */
    CarProcess(List<String> command, Path log) throws IOException {
        this.command = List.copyOf(command);
        this.log = log;
        PrivateFile.create(log);
        start();
    }

    private synchronized void start() throws IOException {
        if (closed) {
            return;
        }
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        control = null;
        online = 0;
        Thread reader = new Thread(() -> read(started), "fleet output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process from) {
        try (BufferedReader lines = from.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said(from, JSON.readTree(line));
            }
        } catch (IOException e) {
            // It was killed in the middle of a line.
        }
        from.onExit().thenAccept(this::ended);
    }

    private synchronized void said(Process from, JsonNode event) {
        if (from != process) {
            return;
        }
        if (event.has("control")) {
            control = URI.create(event.path("control").asText());
        }
        identities = event.path("identities").asInt(identities);
        online = event.path("online").asInt(online);
        ready |= event.has("ready");
    }

    private synchronized void ended(Process ended) {
        if (ended == process && !closed) {
            online = 0;
            failure.completeExceptionally(new IOException(lastLine()));
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "a process of cars ended" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "a process of cars ended; see " + log;
        }
    }

    /** As a power cut. */
    void kill() {
        Process victim;
        synchronized (this) {
            victim = process;
            process = null;
            control = null;
            online = 0;
        }
        if (victim != null) {
            victim.destroyForcibly().onExit().join();
        }
    }

    /** After {@link #kill}, with the identities and journals that its cars had. */
    void startAgain() throws IOException {
        start();
    }

    /** Fails when it ends by itself; the message says why, for a person. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    /** Where its cars are controlled by hand; null while it starts. */
    synchronized URI control() {
        return control;
    }

    synchronized int identities() {
        return identities;
    }

    synchronized int online() {
        return online;
    }

    /** Whether all its cars have been connected. */
    synchronized boolean isReady() {
        return ready;
    }

    /** See {@link ProcessMemory#pss}. */
    synchronized OptionalLong memory() {
        return process == null ? OptionalLong.empty() : ProcessMemory.pss(process.pid());
    }

    /** Asks it to end, so that its cars say goodbye; {@link #close} waits for that. */
    synchronized void terminate() {
        closed = true;
        if (process != null) {
            process.destroy();
        }
    }

    @Override
    public void close() {
        terminate();
        Process last;
        synchronized (this) {
            last = process;
        }
        try {
            if (last != null && !last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                last.destroyForcibly();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
