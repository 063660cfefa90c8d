package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent as systemd starts it: with a socket that it is to speak to. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("slow")
class WatchdogTest {
    /** Binds a datagram socket and prints what comes, except for systemd-notify's own barriers. */
    private static final String LISTENER = """
            import socket, sys
            heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            heard.bind(sys.argv[1])
            print("listening", flush=True)
            while True:
                for line in heard.recv(4096).decode().splitlines():
                    if not line.startswith("BARRIER"):
                        print(line, flush=True)
            """;

    @TempDir
    private Path folder;

    @Test
    void without_reception_it_is_ready_and_its_loop_beats() throws Exception {
        assumeTrue(isThere("systemd-notify") && isThere("python3"), "this machine has no systemd or no Python");
        Path socket = folder.resolve("notify");
        Process listener = new ProcessBuilder("python3", "-c", LISTENER, socket.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader heard = listener.inputReader()) {
            assertEquals("listening", heard.readLine());
            Process agent = offline(socket);
            try {
                assertEquals("READY=1", heard.readLine());
                for (int i = 0; i < 3; i++) {
                    assertEquals("WATCHDOG=1", heard.readLine());
                }
                assertTrue(agent.isAlive());
            } finally {
                agent.destroyForcibly().onExit().join();
            }
        } finally {
            listener.destroyForcibly().onExit().join();
        }
    }

    /** An agent whose service does not answer. */
    private Process offline(Path socket) throws Exception {
        Path certificates;
        int port;
        try (LocalIot gone =
                LocalIot.start(LocalIotOptions.at(folder.resolve("iot")).withFreePorts())) {
            gone.issueCertificate("tcu", AgentProcess.POLICY);
            certificates = gone.endpoints().certificates();
            port = gone.endpoints().ports().mqtt();
        }
        ProcessBuilder builder = new ProcessBuilder(AgentProcess.command(port, certificates, folder.resolve("data")));
        builder.environment().putAll(Map.of("NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", "400000"));
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
