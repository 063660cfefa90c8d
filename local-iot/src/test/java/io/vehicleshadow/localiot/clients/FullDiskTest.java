package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.shadow.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that takes no more, here because of a limit to the size of files. */
@Tag("slow")
class FullDiskTest {
    @TempDir
    Path data;

    @Test
    void the_process_ends_with_2_and_one_line_when_its_data_folder_is_full(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Process process = LocalIotProcess.limited(
                "200",
                ProcessBuilder.Redirect.to(log.toFile()),
                "start",
                "--data",
                data.toString(),
                "--port-base",
                "0");
        try (BufferedReader output = process.inputReader()) {
            String dataPlane =
                    (String) Json.object(Json.parse(output.readLine())).get("dataPlane");
            while (process.isAlive()) {
                update(dataPlane);
            }
            assertEquals(2, process.waitFor());
            List<String> lines = Files.readAllLines(log);
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("The data folder can't be written"), lines::toString);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void update(String dataPlane) throws InterruptedException {
        String state = "{\"state\":{\"reported\":{\"text\":\"" + "x".repeat(8000) + "\"}}}";
        HttpRequest update = HttpRequest.newBuilder(URI.create(dataPlane + "/things/car/shadow"))
                .POST(HttpRequest.BodyPublishers.ofString(state))
                .build();
        try {
            HttpClient.newHttpClient().send(update, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // The process is on its way out.
        }
    }
}
