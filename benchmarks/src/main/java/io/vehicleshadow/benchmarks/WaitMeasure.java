package io.vehicleshadow.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command over the HTTP API whose caller waits for the outcome, in a local run with an ECU that needs no time. */
final class WaitMeasure implements Measure {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 300;
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String question() {
        return "how long does POST /commands with 'Prefer: wait' take, against the local run with a zero-delay ECU?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        Process run = Bench.script("run", folder, "--no-agent", "--port-base", "0");
        Process agent = null;
        try {
            Bench.await(() -> Files.exists(folder.resolve("endpoints.json")));
            Endpoints endpoints = Endpoints.read(folder);
            agent = Bench.agent(
                    Integer.parseInt(endpoints.address("mqtt").split(":")[1]),
                    folder.resolve("certificates"),
                    folder.resolve("agent.log"),
                    "--no-movement-time");
            Bench.script("vehicle", folder, "login", "--as", "demo").waitFor();
            JsonNode session = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("session.json")));
            return figures(
                    session.path("api").asText(), session.path("accessToken").asText());
        } finally {
            if (agent != null) {
                agent.destroy();
            }
            run.destroy();
            run.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private List<Figure> figures(String api, String token) throws Exception {
        HttpRequest look = request(api + "/signals", token).GET().build();
        for (int i = 0; i < WARM_UP; i++) {
            command(api, token, i);
            answered(look);
        }
        Latencies bare = new Latencies();
        Latencies commands = new Latencies();
        for (int i = 0; i < MEASURED; i++) {
            long begin = System.nanoTime();
            answered(look);
            long between = System.nanoTime();
            command(api, token, i);
            bare.add(between - begin);
            commands.add(System.nanoTime() - between);
        }
        return List.of(
                new Figure("GET /signals, p50", bare.percentile(0.5), "us"),
                new Figure(
                        "POST /commands until the car has answered, p50 (to reach: 15000)",
                        commands.percentile(0.5),
                        "us"),
                new Figure("p99", commands.percentile(0.99), "us"),
                new Figure("command / GET /signals", commands.percentile(0.5) / bare.percentile(0.5), "x"));
    }

    private void command(String api, String token, int round) throws IOException, InterruptedException {
        String body = round % 2 == 0 ? "{\"headlight\":\"on\"}" : "{\"headlight\":\"off\"}";
        answered(request(api + "/vehicles/tcu/commands", token)
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder request(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private void answered(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request + " was answered with " + answer.statusCode() + " " + answer.body());
        }
    }
}
