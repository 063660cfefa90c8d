package io.vehicleshadow.local.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The one run of all journeys over the page; {@code demo} owns its car and a van without agent. */
final class PageRun implements AutoCloseable {
    static final String VAN = "van";
    private final Path folder;
    private final int ports;
    private final SignIns signIns = new SignIns();
    private RunProcess run;

    PageRun() {
        try {
            folder = Files.createTempDirectory("page");
            ports = RunProcess.freePortBase();
            run = started();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the run of the page did not start", e);
        }
    }

    RunProcess process() {
        return run;
    }

    SignIns signIns() {
        return signIns;
    }

    Path folder() {
        return folder;
    }

    String page() {
        return "http://localhost:" + ports;
    }

    void stop() throws InterruptedException {
        run.stop();
    }

    /** Starts again, on the ports and with the data that it had. */
    void start() throws IOException, InterruptedException {
        // Its tokens ended with it.
        signIns.forgetAll();
        run = started();
    }

    private RunProcess started() throws IOException, InterruptedException {
        return RunProcess.start(folder, ports, "--live-refresh", "2", "--another", VAN);
    }

    @Override
    public void close() throws IOException {
        try {
            run.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
