package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.agent.AgentCommand;
import io.vehicleshadow.agent.provision.ProvisionCommand;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code infra/smoke} against local-iot with the policies and the template of the synthesized stack, the vehicle's own
 * programs, and stand-ins for sign-in and API.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SmokeTest {
    @TempDir
    private Path folder;

    private final AtomicInteger withoutToken = new AtomicInteger(401);
    private LocalIot iot;
    private HttpServer http;

    @BeforeEach
    void start() throws Exception {
        iot = LocalIot.start(LocalIotOptions.inMemory());
        DeployedFleet.load(Synthesis.template("VehicleShadow"), iot);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://localhost:" + http.getAddress().getPort();
        http.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, "{\"authorization_endpoint\":\"" + address + "/authorize\"}"));
        http.createContext("/api/vehicles", exchange -> answer(exchange, withoutToken.get(), "{}"));
        http.start();
        Files.writeString(
                folder.resolve("endpoints.json"),
                new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "signIn",
                                address,
                                "api",
                                address + "/api",
                                "dataPlane",
                                iot.endpoints().dataPlane().toString(),
                                "mqtt",
                                "localhost:" + iot.endpoints().ports().mqtt(),
                                "certificates",
                                iot.endpoints().certificates().toString())));
        program("vehicle", "[ \"$1\" = provision ] || exit 1\nshift\n", ProvisionCommand.class);
        program("agent", "", AgentCommand.class);
    }

    @AfterEach
    void stop() {
        http.stop(0);
        iot.close();
    }

    @Test
    void a_throw_away_vehicle_gets_an_identity_obeys_and_is_removed() throws Exception {
        AwsStandIn.Said said = smoke();
        assertEquals(0, said.exitCode(), said.text());
        for (String line : new String[] {
            "ok       the sign-in page is there",
            "ok       the API is closed without a token",
            "skipped  live pages take a good token and no other: sign in first",
            "ok       a throw-away vehicle gets an identity",
            "ok       it obeys a command",
            "ok       it is removed",
            "the deployment works"
        }) {
            assertTrue(said.text().contains(line), said.text());
        }
    }

    @Test
    void an_api_that_is_open_without_a_token_fails() throws Exception {
        withoutToken.set(200);
        AwsStandIn.Said said = smoke();
        assertEquals(1, said.exitCode(), said.text());
        assertTrue(
                said.text()
                        .contains("FAILED   the API is closed without a token: GET /vehicles without a token answers"
                                + " 200, not 401"),
                said.text());
        assertTrue(said.text().contains("1 of the checks failed"), said.text());
    }

    @Test
    void a_vehicle_that_gets_no_identity_fails() throws Exception {
        Files.delete(iot.endpoints().certificates().resolve("claim.key"));
        AwsStandIn.Said said = smoke();
        assertEquals(1, said.exitCode(), said.text());
        assertTrue(said.text().contains("FAILED   a throw-away vehicle gets an identity"), said.text());
    }

    private AwsStandIn.Said smoke() throws Exception {
        ProcessBuilder program = new ProcessBuilder("./smoke", "--data", folder.toString()).redirectErrorStream(true);
        program.environment().put("VEHICLE", folder.resolve("vehicle").toString());
        program.environment().put("AGENT", folder.resolve("agent").toString());
        Process process = program.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new AwsStandIn.Said(process.waitFor(), text);
    }

    private void program(String name, String before, Class<?> type) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path file = Files.writeString(
                folder.resolve(name),
                "#!/bin/sh\n" + before + "exec '" + java + "' -Xmx64m -XX:TieredStopAtLevel=1 -cp '" + classes + "' "
                        + type.getName() + " \"$@\"\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
