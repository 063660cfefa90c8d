package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.home.IdentityFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Some of the cars: {@code agent fleet} behind a gate, killed and started again with the same folders. */
final class FleetProcess implements AutoCloseable {
    private final String name;
    private final int first;
    private final int count;
    private final SilentGate gate;
    private final List<String> command;
    private final Path log;
    private volatile Process process;
    private volatile URI control;

    /**
     * @param number of the process, from 1
     * @param first number of its first car
     */
    FleetProcess(Path home, Path folder, IdentityFiles claim, int number, int first, int count, SilentGate gate) {
        this.name = "fleet-" + number;
        this.first = first;
        this.count = count;
        this.gate = gate;
        log = folder.resolve("fleet-" + number + ".log");
        command = List.of(
                home.resolve("agent/agent").toString(),
                "fleet",
                "--endpoint=localhost",
                "--port=" + gate.port(),
                "--ca=" + claim.authority(),
                "--claim-certificate=" + claim.certificate(),
                "--claim-key=" + claim.key(),
                "--template=vehicle-shadow",
                "--name-prefix=fleet-",
                "--first=" + first,
                "--count=" + count,
                "--data=" + folder.resolve("cars"),
                "--record=" + folder.resolve("acts-" + number + ".jsonl"),
                "--provisions-per-second=1000",
                "--longest-pause=5",
                "--control-port=0");
    }

    static String thing(int number) {
        return String.format("fleet-%04d", number);
    }

    /** Starts it; completes when each of its cars has been online. */
    CompletableFuture<Void> start() throws IOException {
        List<String> out = new ArrayList<>(command);
        Process started = new ProcessBuilder(out)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(started, ready), name + "-output");
        reader.setDaemon(true);
        reader.start();
        return ready;
    }

    private void read(Process started, CompletableFuture<Void> ready) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = Lines.JSON.readTree(line);
                if (said.has("control")) {
                    control = URI.create(said.path("control").asText());
                }
                if (said.has("ready")) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IOException(name + " ended: see " + log));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    SilentGate gate() {
        return gate;
    }

    /** The cars in it. */
    List<String> things() {
        return IntStream.range(first, first + count)
                .mapToObj(FleetProcess::thing)
                .toList();
    }

    boolean has(int number) {
        return number >= first && number < first + count;
    }

    /** Where somebody at that car does things to it; null while the process is being started. */
    URI control(String thing) {
        URI now = control;
        return now == null ? null : now.resolve("/cars/" + thing);
    }

    /** What it prints besides. */
    String logged() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .exceptionally(late -> process.destroyForcibly())
                    .join();
        }
    }
}
