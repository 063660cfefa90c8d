package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.ProcessMemory;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How soon a local run does its first command, and what its parts weigh. */
final class StartMeasure implements Measure {
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String question() {
        return "how soon after ./run is the first command completed, and how large are the processes?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Map<String, Spread> starts = new Rounds()
                .with("bare", StartMeasure::bareJvmSeconds)
                .with("run", () -> startedSeconds(run -> {}))
                .measured();
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("a JVM that starts and ends", starts.get("bare"), "s"),
                new Figure("./run to the first command completed", starts.get("run"), "s").atMost(4),
                new Figure("./run / bare JVM", starts.get("run").per(starts.get("bare")), "x").atMost(15)));
        startedSeconds(run -> figures.addAll(sizes(run)));
        figures.add(new Figure("local-iot alone, resident, idle", standInMegabytes(), "MB").atMost(150));
        return figures;
    }

    /** What is done with a run before it ends. */
    private interface Use {
        void of(Process run) throws IOException, InterruptedException;
    }

    /** Seconds from the start of a run in an empty folder to its first command completed. */
    private double startedSeconds(Use use) throws IOException, InterruptedException {
        Path folder = Bench.folder();
        long begin = System.nanoTime();
        Process run = Bench.script("run", folder, "--port-base", "0");
        try {
            URI shadow = awaitShadow(folder);
            post(shadow, "{\"state\":{\"desired\":{\"headlight\":\"on\"}}}");
            Bench.await(() -> get(shadow).contains("\"SUCCEEDED\""));
            double seconds = (System.nanoTime() - begin) / 1e9;
            use.of(run);
            return seconds;
        } finally {
            run.destroy();
            run.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private static List<Figure> sizes(Process run) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(5);
        long pid = run.descendants().map(ProcessHandle::pid).max(Long::compare).orElseThrow();
        ProcessMemory agent = ProcessMemory.of(pid);
        return List.of(
                new Figure(
                        "local run without the agent, resident",
                        ProcessMemory.of(run.pid()).residentMegabytes(),
                        "MB"),
                new Figure("agent, resident (RSS)", agent.residentMegabytes(), "MB").atMost(60),
                new Figure("agent, its part of what it shares (PSS)", agent.proportionalMegabytes(), "MB"));
    }

    private static double bareJvmSeconds() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        new ProcessBuilder("java", "-XX:TieredStopAtLevel=1", "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double standInMegabytes() throws IOException, InterruptedException {
        Path log = Files.createTempFile("bench", ".json");
        Process standIn = new ProcessBuilder(
                        Bench.home().resolve("local-iot/local-iot").toString(),
                        "start",
                        "--in-memory",
                        "--port-base",
                        "0")
                .redirectOutput(log.toFile())
                .start();
        try {
            Bench.await(() -> Files.readString(log).contains("}"));
            TimeUnit.SECONDS.sleep(3);
            return ProcessMemory.of(standIn.pid()).residentMegabytes();
        } finally {
            standIn.destroy();
        }
    }

    private URI awaitShadow(Path folder) throws IOException, InterruptedException {
        Bench.await(() -> Files.exists(folder.resolve("endpoints.json")));
        URI shadow = URI.create(Endpoints.read(folder).http("dataPlane") + "/things/tcu/shadow");
        Bench.await(() -> get(shadow).contains("\"reported\""));
        return shadow;
    }

    private void post(URI uri, String body) throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private String get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
