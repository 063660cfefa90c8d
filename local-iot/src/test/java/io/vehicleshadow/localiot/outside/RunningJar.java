package io.vehicleshadow.localiot.outside;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** {@code java -jar local-iot.jar start} in a folder of its own, on free ports. */
final class RunningJar implements AutoCloseable {
    static final Path JAR = Path.of("target", "local-iot.jar").toAbsolutePath();

    private final Process process;
    private final JsonNode endpoints;

    RunningJar(Path folder) throws IOException {
        process = new ProcessBuilder(java(), "-jar", JAR.toString(), "start", "--port-base", "0")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        assertNotNull(line, "local-iot.jar ended instead of telling its endpoints");
        endpoints = new ObjectMapper().readTree(line);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A snippet of the README, which names the usual ports, for the ports of this one. */
    String here(String snippet) {
        return snippet.replace("http://localhost:8081", dataPlane())
                .replace("localhost:8883", endpoints.get("mqtt").asText());
    }

    String dataPlane() {
        return URI.create(endpoints.get("dataPlane").asText()).toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
