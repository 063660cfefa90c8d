package io.vehicleshadow.localiot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes all the time is killed; what it said was durable must be there. */
class KilledStoreTest {
    private static final int LINES = 3000;

    @TempDir
    private Path folder;

    @RepeatedTest(3)
    void nothing_that_was_durable_is_lost_when_the_process_is_killed() throws IOException, InterruptedException {
        Map<String, Long> durable = new HashMap<>();
        for (int round = 0; round < 2; round++) {
            runUntilKilled(durable);
        }
        try (DataStore store = DataStore.at(folder)) {
            assertEquals(WritingUntilKilled.KEYS, durable.size());
            durable.forEach((key, number) -> {
                long found = ByteBuffer.wrap(store.map("m").get(key)).getLong();
                assertTrue(found >= number, () -> key + " went back from " + number + " to " + found);
            });
        }
    }

    private void runUntilKilled(Map<String, Long> durable) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingUntilKilled.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < LINES; i++) {
                readLine(lines, durable);
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
            while (readLine(lines, durable)) {}
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean readLine(BufferedReader lines, Map<String, Long> durable) throws IOException {
        String line = lines.readLine();
        if (line == null || !line.endsWith(".")) {
            return false;
        }
        String[] words = line.substring(0, line.length() - 1).split(" ");
        durable.put(words[0], Long.parseLong(words[1]));
        return true;
    }
}
