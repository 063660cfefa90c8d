package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a command with the policies and the provisioning template of the synthesized stack: the vehicle has its
 * certificate from there, and may do what is written there. What needs other rights than these ways is in no journey;
 * what a vehicle does with its rights is in the journeys of a local run, whose policies are the same
 * ({@link IotPoliciesTest}).
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SynthesizedPolicyJourneyTest {
    @TempDir
    private static Path folder;

    private static LocalIot iot;
    private static CarOnItsOwn car;
    private static SeenShadow shadow;

    private Process agent;
    private URI hand;

    @BeforeAll
    static void provision() throws Exception {
        iot = LocalIot.start(LocalIotOptions.inMemory());
        DeployedFleet.load(Synthesis.template("VehicleShadow"), iot);
        car = new CarOnItsOwn(folder.resolve("tcu"));
        assertEquals(0, car.provision(iot, "tcu", "vehicle-shadow"), car::said);
        shadow = SeenShadow.of(iot, "tcu");
    }

    @AfterAll
    static void stop() {
        iot.close();
    }

    @BeforeEach
    void start_with_everything_closed() throws Exception {
        startTheCar();
        until("/state/reported/headlight", "off");
        byHand("{\"door\":\"close\",\"window\":\"up\"}");
        until("/state/reported/door", "close");
        until("/state/reported/window", "up");
    }

    @AfterEach
    void end() throws Exception {
        byHand("{\"headlight\":\"off\"}");
        until("/state/reported/headlight", "off");
        powerCut();
    }

    @Test
    void a_command_is_executed_reported_and_cleared() throws Exception {
        JsonNode answered = answered("door", shadow.ask("door", "open"));
        assertEquals("SUCCEEDED", outcome(answered, "door", "status"));
        assertEquals("open", answered.at("/state/reported/door").asText());
        assertTrue(answered.at("/state/desired").isMissingNode(), answered.toString());
    }

    @Test
    void a_door_closed_by_hand_stays_closed_also_when_the_car_comes_back() throws Exception {
        answered("door", shadow.ask("door", "open"));
        byHand("{\"door\":\"close\"}");
        until("/state/reported/door", "close");
        List<String> reportedOpen = new CopyOnWriteArrayList<>();
        try (AutoCloseable watch = iot.rules().on("$aws/things/tcu/shadow/update/accepted", (topic, payload, at) -> {
            String text = new String(payload, StandardCharsets.UTF_8);
            if (text.contains("\"door\":\"open\"")) {
                reportedOpen.add(text);
            }
        })) {
            assertTrue(watch != null);
            powerCut();
            long version = shadow.ask("headlight", "on");
            startTheCar();
            JsonNode back = answered("headlight", version);
            assertEquals("close", back.at("/state/reported/door").asText());
        }
        assertEquals(List.of(), reportedOpen);
    }

    @Test
    void what_was_changed_by_hand_while_the_connection_was_cut_is_reported_after_it() throws Exception {
        byHand("{\"connection\":\"cut\"}");
        byHand("{\"window\":\"down\"}");
        byHand("{\"connection\":\"restore\"}");
        until("/state/reported/window", "down");
    }

    private void startTheCar() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        agent = car.agent(port);
        hand = URI.create("http://127.0.0.1:" + port);
    }

    private void powerCut() {
        agent.destroyForcibly().onExit().join();
    }

    private void byHand(String json) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(hand).POST(BodyPublishers.ofString(json)).build();
        assertEquals(
                200,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode());
    }

    private JsonNode answered(String signal, long version) throws Exception {
        return shadow.answered(signal, version, car::said);
    }

    private void until(String pointer, String value) throws Exception {
        shadow.until(document -> document.at(pointer).asText().equals(value), car::said);
    }

    private static String outcome(JsonNode document, String signal, String member) {
        return document.at("/state/reported/outcomes/" + signal + "/" + member).asText();
    }
}
