package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vehicleshadow.agent.AgentCommand;
import io.vehicleshadow.agent.provision.ProvisionCommand;
import io.vehicleshadow.localiot.LocalIot;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A vehicle's programs as processes of their own; what they say goes to a file. */
record CarOnItsOwn(Path folder) {

    /** Provisions the vehicle with the claim; returns the exit code. */
    int provision(LocalIot iot, String thing, String template) throws IOException {
        Path certificates = iot.endpoints().certificates();
        return start(
                        ProvisionCommand.class,
                        "--endpoint=localhost",
                        "--port=" + iot.endpoints().ports().mqtt(),
                        "--ca=" + certificates.resolve("ca.pem"),
                        "--claim-certificate=" + certificates.resolve("claim.pem"),
                        "--claim-key=" + certificates.resolve("claim.key"),
                        "--template=" + template,
                        "--thing=" + thing,
                        "--out=" + folder)
                .onExit()
                .join()
                .exitValue();
    }

    /** Starts the agent with the settings that provisioning wrote; a hand at the car is at that port when this returns. */
    Process agent(int controlPort) throws IOException, InterruptedException {
        Process agent = start(
                AgentCommand.class,
                "--config=" + folder.resolve("agent.properties"),
                "--control-port=" + controlPort,
                "--no-movement-time");
        while (!listens(controlPort)) {
            assertFalse(agent.waitFor(50, TimeUnit.MILLISECONDS), this::said);
        }
        return agent;
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    Path identity(String option) throws IOException {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("agent.properties"))) {
            settings.load(reader);
        }
        return Path.of(settings.getProperty(option));
    }

    String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Process start(Class<?> program, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }
}
