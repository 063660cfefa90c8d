package io.vehicleshadow.benchmarks.measure;

import io.vehicleshadow.local.home.IdentityFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the measures with a vehicle share: an agent as a process of its own, and the certificates. */
public final class Bench {
    /** Allows everything: the app of a measure is nobody's vehicle. */
    public static final String ANYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]}""";

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();

    private Bench() {}

    /** A folder of its own, until {@link #removeFolders}. */
    public static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("bench");
        FOLDERS.add(folder);
        return folder;
    }

    /** Removes what measures have left; not called when one failed, whose logs are there. */
    public static void removeFolders() {
        for (Path folder = FOLDERS.poll(); folder != null; folder = FOLDERS.poll()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                // A program that is just ending still writes there: that file stays.
            }
        }
    }

    public static Path home() {
        return Path.of(System.getProperty("vehicle-shadow.home", ".."));
    }

    /** An agent of {@code tcu} that connects to that MQTT port of this machine. */
    public static Process agent(int mqttPort, Path certificates, Path log, String... more) throws IOException {
        IdentityFiles tcu = new IdentityFiles(certificates, "tcu");
        List<String> command = new ArrayList<>(List.of(
                home().resolve("agent/agent").toString(),
                "--endpoint=localhost",
                "--port=" + mqttPort,
                "--ca=" + tcu.authority(),
                "--certificate=" + tcu.certificate(),
                "--key=" + tcu.key(),
                "--thing=tcu"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** {@code ./run} or {@code ./vehicle} for that data folder; what it prints goes to a file there. */
    public static Process script(String name, Path data, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home().resolve(name).toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve(name + ".out").toFile())
                .start();
    }

    /** Has a process end, and waits for that five seconds at most. */
    public static void end(Process process) {
        process.destroy();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> process)
                .join();
    }

    /** Something that becomes so. */
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits until it is so, for half a minute at most. */
    public static void await(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("nothing happened for 30 s");
            }
            Thread.sleep(5);
        }
    }
}
