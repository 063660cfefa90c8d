package io.vehicleshadow.benchmarks;

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
        List<Figure> figures = new ArrayList<>();
        double bare = bareJvmSeconds();
        figures.add(new Figure("a JVM that starts and ends", bare, "s"));
        Path folder = Files.createTempDirectory("bench");
        long begin = System.nanoTime();
        Process run = Bench.script("run", folder, "--port-base", "0");
        try {
            URI shadow = awaitShadow(folder);
            post(shadow, "{\"state\":{\"desired\":{\"headlight\":\"on\"}}}");
            Bench.await(() -> get(shadow).contains("\"SUCCEEDED\""));
            double seconds = (System.nanoTime() - begin) / 1e9;
            figures.add(new Figure("./run to the first command completed (to reach: 4)", seconds, "s"));
            figures.add(new Figure("./run / bare JVM", seconds / bare, "x"));
            TimeUnit.SECONDS.sleep(5);
            figures.add(new Figure("local run without the agent, resident", Bench.residentMegabytes(run.pid()), "MB"));
            long agent =
                    run.descendants().map(ProcessHandle::pid).max(Long::compare).orElseThrow();
            figures.add(new Figure("agent, resident (to reach: 70)", Bench.residentMegabytes(agent), "MB"));
        } finally {
            run.destroy();
            run.waitFor(5, TimeUnit.SECONDS);
        }
        figures.add(new Figure("local-iot alone, resident, idle (to reach: 150)", standInMegabytes(), "MB"));
        return figures;
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
            return Bench.residentMegabytes(standIn.pid());
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
