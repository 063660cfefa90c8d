package io.vehicleshadow.local.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
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
    private static byte[] headerAtStart;

    @BeforeAll
    static void start() throws Exception {
        Path files = Files.createDirectory(folder.resolve("dynamodb"));
        Files.createFile(files.resolve("sqlite-of-a-run-that-was-killed.so"));
        table = LocalTable.start(folder);
        try (InputStream file = Files.newInputStream(files.resolve("shared-local-instance.db"))) {
            headerAtStart = file.readNBytes(20);
        }
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

    /** Bytes 18 and 19 of the file are 2 where it writes ahead. Source: SQLite, Database File Format, 1.3.3. */
    @Test
    void a_table_that_has_started_writes_ahead_so_that_nothing_meets_the_lock_of_the_change() {
        assertArrayEquals(new byte[] {2, 2}, Arrays.copyOfRange(headerAtStart, 18, 20));
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
