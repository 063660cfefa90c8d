package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.local.cli.VehicleHere;
import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@code ./run} is: a process with all parts of the product, and {@code ./vehicle} beside it. */
public final class RunProcess {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final int PORTS = 7;
    private final Process process;
    private final Path folder;

    private RunProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts one on that data folder, and waits until all of it listens; port base 0 takes free ports. */
    public static RunProcess start(Path folder, int portBase, String... more) throws IOException, InterruptedException {
        return listening(process(folder, folder.resolve("run.out"), portBase, more), folder, folder.resolve("run.out"));
    }

    /** Starts one on a data folder that need not exist, on free ports; what it prints goes to a file elsewhere. */
    static RunProcess startOn(Path folder, Path output) throws IOException, InterruptedException {
        return listening(process(folder, output, 0), folder, output);
    }

    private static RunProcess listening(Process process, Path folder, Path output)
            throws IOException, InterruptedException {
        while (!Files.exists(folder.resolve("endpoints.json"))) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the run ended: " + Files.readString(output));
            }
        }
        return new RunProcess(process, folder);
    }

    /** In a session of its own, as in a terminal, so that Ctrl-C reaches it and its agent and no other process. */
    private static Process process(Path folder, Path output, int portBase, String... more) throws IOException {
        Endpoints.remove(folder); // what a killed one has left would be taken for this one's
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--port-base", Integer.toString(portBase), "--data", folder.toString()));
        ProcessBuilder run = java("run", "io.vehicleshadow.local.run.RunCommand", options.toArray(String[]::new));
        // Whoever starts the tests in the background ignores SIGINT, and so would all that they start.
        run.command().addAll(0, List.of("setsid", "env", "--default-signal=INT"));
        return run.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** Starts one, and waits until its car's agent is started and no longer. */
    static RunProcess startUntilTheAgent(Path folder) throws IOException, InterruptedException {
        Process process = process(folder, folder.resolve("run.out"), 0);
        while (process.descendants().findAny().isEmpty()) {
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the run ended: " + Files.readString(folder.resolve("run.out")));
            }
        }
        return new RunProcess(process, folder);
    }

    /** A port base for a run that is started again on the ports it had. */
    static int freePortBase() {
        int first = 20_000 + (int) (ProcessHandle.current().pid() % 1_000) * PORTS;
        return IntStream.iterate(first, base -> base < 32_000, base -> base + PORTS)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(RunProcess::isFree))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + PORTS + " free ports in a row from " + first));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public Endpoints endpoints() throws IOException {
        return Endpoints.read(folder);
    }

    /** A person with curl, once the car has reported for the first time. */
    ShadowClient person() throws IOException, InterruptedException {
        ShadowClient person = shadow("tcu");
        person.await(
                "a first report",
                document -> document.path("state").path("reported").has("door"));
        return person;
    }

    /** The shadow of any thing, whether it is there or not. */
    ShadowClient shadow(String thing) throws IOException {
        return new ShadowClient(endpoints().http("dataPlane").toString(), thing);
    }

    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Ctrl-C in its terminal: SIGINT for it and its agent. */
    void pressCtrlC() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
        assertTrue(process.waitFor(90, TimeUnit.SECONDS), "the run did not end");
    }

    /** As a lack of memory does: no time for anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    public void stop() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(90, TimeUnit.SECONDS), "the run did not end");
    }

    /** How a command ended, and what it printed on its two streams. */
    public record Ended(int exitCode, String output, String errors) {}

    /** Runs {@code ./vehicle} against the run of that data folder. */
    public static Ended vehicle(Path folder, String... arguments) throws IOException, InterruptedException {
        return vehicleFed(folder, "", arguments);
    }

    /**
     * Does the same in this process, which costs a twentieth. That {@code ./vehicle} itself starts, ends with its exit
     * codes, and reads and prints every letter, {@link CommandLineJourneyIT} shows.
     */
    static Ended vehicleHere(Path folder, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = VehicleHere.run(output, errors, forRun(folder, arguments));
        return new Ended(exitCode, output.toString(), errors.toString());
    }

    /** A command as a process, with a text on its standard input. */
    static Ended vehicleFed(Path folder, String input, String... arguments) throws IOException, InterruptedException {
        return ended(vehicleCommand(folder, arguments), folder, input);
    }

    /** Runs a command to its end, with a text on its standard input. */
    static Ended ended(ProcessBuilder command, Path folder, String input) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "command", ".out");
        Process process = command.redirectOutput(output.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), Files.readString(output), errors);
    }

    /** {@code ./vehicle} with those arguments, to be started. */
    static ProcessBuilder vehicleCommand(Path folder, String... arguments) throws IOException {
        return java("vehicle", "io.vehicleshadow.local.cli.VehicleCli", forRun(folder, arguments));
    }

    private static String[] forRun(Path folder, String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of("--data", folder.toString()))
                .toArray(String[]::new);
    }

    /** A script that is {@code ./vehicle}, for a program that calls it. */
    static Path vehicleScript(Path folder) throws IOException {
        String command = String.join(
                "' '", java("vehicle", "io.vehicleshadow.local.cli.VehicleCli").command());
        Path script = Files.writeString(folder.resolve("vehicle"), "#!/bin/sh\nexec '" + command + "' \"$@\"\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    /** As the scripts start it, with the archive of its classes, which the build has made before the journeys. */
    private static ProcessBuilder java(String archive, String mainClass, String... arguments) throws IOException {
        Path target = HOME.resolve("local/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:SharedArchiveFile=" + target.resolve(archive + ".jsa"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dvehicle-shadow.home=" + HOME,
                "-cp",
                Files.readString(target.resolve("class-path")).strip(),
                mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
