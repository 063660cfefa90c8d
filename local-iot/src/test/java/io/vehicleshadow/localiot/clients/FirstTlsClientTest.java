package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIotCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first handshake took the one event loop 0.8 s, most of it to load classes. */
@Tag("slow")
class FirstTlsClientTest {
    /** Of the last message of a handshake. */
    private static final String SHAKEN_HANDS = "sun.security.ssl.Finished$FinishedMessage";

    @Test
    void the_classes_of_a_handshake_are_there_before_it_says_that_it_is_ready(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("loaded");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalIotCommand.class.getName(),
                        "start",
                        "--in-memory",
                        "--port-base",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertNotNull(process.inputReader().readLine());
            assertTrue(
                    Files.readString(loaded).contains(SHAKEN_HANDS), "no handshake before the line with the endpoints");
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }
}
