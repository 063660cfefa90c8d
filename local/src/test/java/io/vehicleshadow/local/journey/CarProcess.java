package io.vehicleshadow.local.journey;

import io.vehicleshadow.local.home.IdentityFiles;
import io.vehicleshadow.localiot.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A car with its agent, started by the script that starts it on a TCU. */
final class CarProcess {
    private final Process process;
    private final URI control;

    private CarProcess(Process process, URI control) {
        this.process = process;
        this.control = control;
    }

    static CarProcess start(Endpoints iot, Path data, String... more) throws IOException {
        int controlPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            controlPort = free.getLocalPort();
        }
        IdentityFiles identity = new IdentityFiles(iot.certificates(), "tcu");
        List<String> command = new ArrayList<>(List.of(
                Path.of("../agent/agent").toAbsolutePath().toString(),
                "--endpoint=localhost",
                "--port=" + iot.mqttPort(),
                "--ca=" + identity.authority(),
                "--certificate=" + identity.certificate(),
                "--key=" + identity.key(),
                "--thing=tcu",
                "--data=" + data,
                "--control-port=" + controlPort));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("agent.log").toFile()))
                .start();
        return new CarProcess(process, URI.create("http://127.0.0.1:" + controlPort));
    }

    /** Does by hand what a person at the car would; returns how the car is then. */
    String byHand(String json) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(control)
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** As a power cut: no goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("the agent did not end on SIGTERM");
        }
        return process.exitValue();
    }
}
