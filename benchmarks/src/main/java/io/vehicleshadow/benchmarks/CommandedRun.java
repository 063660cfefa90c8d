package io.vehicleshadow.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.benchmarks.measure.Bench;
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
import java.util.stream.Stream;

/** {@code ./run} with an agent whose ECU needs no time, and a person who is signed in and commands the car over HTTP. */
final class CommandedRun implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process run;
    private final Process agent;
    private final String api;
    private final String token;

    private CommandedRun(Process run, Process agent, JsonNode session) {
        this.run = run;
        this.agent = agent;
        api = session.path("api").asText();
        token = session.path("accessToken").asText();
    }

    /** Starts both in an empty folder. */
    static CommandedRun start(Path folder, String... agentOptions) throws Exception {
        Process run = Bench.script("run", folder, "--no-agent", "--port-base", "0");
        Process agent = null;
        try {
            Bench.await(() -> Files.exists(folder.resolve("endpoints.json")));
            String mqtt = Endpoints.read(folder).address("mqtt");
            agent = Bench.agent(
                    Integer.parseInt(mqtt.split(":")[1]),
                    folder.resolve("certificates"),
                    folder.resolve("agent.log"),
                    Stream.concat(Stream.of("--no-movement-time"), Stream.of(agentOptions))
                            .toArray(String[]::new));
            Bench.script("vehicle", folder, "login", "--as", "demo").waitFor();
            byte[] session = Files.readAllBytes(folder.resolve("session.json"));
            return new CommandedRun(run, agent, new ObjectMapper().readTree(session));
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(run, agent);
            throw e;
        }
    }

    /** What the car is known to be and do, without speaking to it. */
    void look() throws IOException, InterruptedException {
        answered(request("/signals").GET());
    }

    /** Returns when the car has done it. */
    void command(String body) throws IOException, InterruptedException {
        String answer = answered(
                request("/vehicles/tcu/commands").header("Prefer", "wait=10").POST(BodyPublishers.ofString(body)));
        if (!answer.contains("SUCCEEDED")) {
            throw new IOException(body + " was answered with " + answer);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private String answered(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.request() + " was answered with " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        end(run, agent);
    }

    private static void end(Process run, Process agent) {
        for (Process process : agent == null ? List.of(run) : List.of(agent, run)) {
            Bench.end(process);
        }
    }
}
