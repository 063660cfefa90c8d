package io.vehicleshadow.agent.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.agent.AgentProgram;
import io.vehicleshadow.localiot.LocalIot;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code agent fleet} with three cars as its own process, against local-iot. */
final class FleetProcess implements AutoCloseable {
    static final List<String> THINGS = List.of("fleet-0001", "fleet-0002", "fleet-0003");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Process process;
    private final BufferedReader output;

    private FleetProcess(Process process) {
        this.process = process;
        output = process.inputReader();
    }

    static FleetProcess start(LocalIot iot, Path data, String... more) throws IOException {
        Path certificates = iot.endpoints().certificates();
        List<String> options = new ArrayList<>(List.of(
                "fleet",
                "--endpoint=localhost",
                "--port=" + iot.endpoints().ports().mqtt(),
                "--ca=" + certificates.resolve("ca.pem"),
                "--claim-certificate=" + certificates.resolve("claim.pem"),
                "--claim-key=" + certificates.resolve("claim.key"),
                "--template=vehicle-shadow",
                "--count=" + THINGS.size(),
                "--data=" + data,
                "--record=" + data.resolve("acts"),
                "--control-port=0"));
        options.addAll(List.of(more));
        return new FleetProcess(new ProcessBuilder(AgentProgram.command(options)).start());
    }

    /** Waits for the line that says so. */
    JsonNode until(String event) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            JsonNode said = JSON.readTree(line);
            if (said.has(event)) {
                return said.path(event);
            }
        }
        throw new IOException("The fleet ended before it said " + event + ": " + error());
    }

    String error() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static HttpResponse<String> byHand(String control, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + path))
                .POST(BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void terminate() {
        process.destroy();
    }

    int exitCode() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
