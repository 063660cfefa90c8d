package io.vehicleshadow.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agent as its own process, against local-iot. */
final class AgentProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** What a vehicle may do, as it is deployed. */
    static final String POLICY = new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000")).vehicle();

    private final Process process;
    private final URI control;

    private AgentProcess(Process process, URI control) {
        this.process = process;
        this.control = control;
    }

    static List<String> command(int port, Path certificates, Path data, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--endpoint=localhost",
                "--port=" + port,
                "--ca=" + certificates.resolve("ca.pem"),
                "--certificate=" + certificates.resolve("tcu.pem"),
                "--key=" + certificates.resolve("tcu.key"),
                "--thing=tcu",
                "--data=" + data,
                "--control-port=0",
                "--longest-pause=1"));
        options.addAll(List.of(more));
        return AgentProgram.command(options);
    }

    static AgentProcess start(int port, Path certificates, Path data, String... more) throws IOException {
        Process process = new ProcessBuilder(command(port, certificates, data, more))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The agent ended before it was ready");
        }
        return new AgentProcess(
                process, URI.create(JSON.readTree(line).path("control").asText()));
    }

    JsonNode byHand(String json) throws IOException, InterruptedException {
        return JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(control)
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Sends SIGTERM and tells the exit code. */
    int end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The agent does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
