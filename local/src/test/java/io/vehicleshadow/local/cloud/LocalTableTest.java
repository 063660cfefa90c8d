package io.vehicleshadow.local.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DynamoDB Local as a run has it. */
class LocalTableTest {
    @TempDir
    private static Path folder;

    private static LocalTable table;

    @BeforeAll
    static void start() throws Exception {
        Path files = Files.createDirectory(folder.resolve("dynamodb"));
        Files.createFile(files.resolve("sqlite-of-a-run-that-was-killed.so"));
        table = LocalTable.start(folder);
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    @Test
    void the_table_is_its_owner_s_and_unpacks_nothing_elsewhere() throws Exception {
        Path files = folder.resolve("dynamodb");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files)));
        assertFalse(Files.exists(files.resolve("sqlite-of-a-run-that-was-killed.so")));
        assertEquals(files.toString(), System.getProperty("org.sqlite.tmpdir"));
    }

    @ParameterizedTest
    @CsvSource({"localhost:PORT,https://evil.test", "localhost:PORT,null", "evil.test:PORT,"})
    void no_web_page_reaches_the_table(String host, String origin) throws Exception {
        assertTrue(status(host, origin).startsWith("HTTP/1.1 403 "), status(host, origin));
    }

    @Test
    void a_program_of_this_machine_reaches_the_table() throws Exception {
        assertFalse(status("localhost:PORT", null).startsWith("HTTP/1.1 403 "));
    }

    private static String status(String host, String origin) throws IOException {
        int port = table.endpoint().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "POST / HTTP/1.1\r\nHost: " + host.replace("PORT", Integer.toString(port)) + "\r\n"
                    + (origin == null ? "" : "Origin: " + origin + "\r\n")
                    + "X-Amz-Target: DynamoDB_20120810.ListTables\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
