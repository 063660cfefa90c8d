package io.vehicleshadow.localiot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalIotTest {

    private static final String UPDATE = "{\"state\":{\"reported\":{\"on\":true}}}";

    @TempDir
    Path data;

    private LocalIot start() {
        return LocalIot.start(LocalIotOptions.at(data).withFreePorts());
    }

    private static HttpResponse<String> shadow(LocalIot iot, String method, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(iot.endpoints().dataPlane() + "/things/lamp/shadow"))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_next_start_finds_shadows_and_certificates_as_they_were() throws Exception {
        String authority;
        try (LocalIot first = start()) {
            shadow(first, "POST", UPDATE);
            authority = first.identities().authorityPem();
        }
        try (LocalIot second = start()) {
            String found = shadow(second, "GET", "").body();
            assertTrue(found.contains("\"on\":true") && found.contains("\"version\":1"), found);
            assertEquals(authority, second.identities().authorityPem());
        }
    }

    @Test
    void what_it_keeps_is_its_owner_s_only_even_in_a_folder_that_others_may_read() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("store", "registry", "certificates")) {
            Files.createDirectory(
                    data.resolve(folder),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        start().close();
        try (Stream<Path> folders = Files.walk(data).filter(Files::isDirectory)) {
            for (Path folder : folders.toList()) {
                assertEquals("rwx------", rights(folder), folder.toString());
            }
        }
    }

    @Test
    void a_folder_that_all_users_of_the_machine_share_stays_theirs() throws Exception {
        Files.setAttribute(data, "unix:mode", 01777);
        start().close();
        assertEquals("rwxrwxrwx", rights(data));
        assertEquals("rwx------", rights(data.resolve("registry")));
    }

    private static String rights(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void a_rule_gets_what_the_shadow_service_publishes() throws Exception {
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            BlockingQueue<String> topics = new LinkedBlockingQueue<>();
            iot.rules().on("$aws/things/+/shadow/update/documents", (topic, payload, at) -> topics.add(topic));
            shadow(iot, "POST", UPDATE);

            assertEquals("$aws/things/lamp/shadow/update/documents", topics.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_second_one_on_the_same_folder_is_told_so() {
        try (LocalIot first = start()) {
            assertTrue(first.endpoints().mqttPort() > 0);
            String message = assertThrows(LocalIotException.class, this::start).getMessage();
            assertTrue(message.contains(data.toString()) && message.contains("in use"), message);
        }
    }

    @Test
    void a_port_in_use_is_told_and_nothing_stays_open() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LocalIotOptions options = LocalIotOptions.at(data).withPorts(0, 0, taken.getLocalPort(), 0);
            String message = assertThrows(LocalIotException.class, () -> LocalIot.start(options))
                    .getMessage();
            assertTrue(message.startsWith("port " + taken.getLocalPort() + " "), message);
        }
        start().close();
    }

    @Test
    void everything_listens_on_loopback_only() throws Exception {
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            IotPorts ports = iot.endpoints().ports();
            for (int port : new int[] {ports.mqtt(), ports.dataPlane(), ports.mqttWebSocket(), ports.dataPlaneTls()}) {
                new Socket("127.0.0.1", port).close();
                assertThrows(java.io.IOException.class, () -> new Socket("127.0.0.2", port).close());
            }
        }
    }

    @Test
    void closing_frees_ports_and_temporary_files() throws Exception {
        LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
        iot.close();
        iot.close();

        assertFalse(Files.exists(iot.endpoints().certificates()));
        new ServerSocket(iot.endpoints().mqttPort(), 1, InetAddress.getByName("127.0.0.1")).close();
    }

    @Test
    void a_port_base_gives_ports_in_a_row() {
        assertEquals(new IotPorts(9003, 9001, 9002, 9004, 9005), IotPorts.from(9000));
        assertEquals(IotPorts.free(), IotPorts.from(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_532, 100_000})
    void a_port_base_that_leaves_no_room_is_refused(int base) {
        assertThrows(IllegalArgumentException.class, () -> IotPorts.from(base));
    }
}
