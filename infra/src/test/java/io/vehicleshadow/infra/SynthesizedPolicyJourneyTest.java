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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a command, as a local run's journey goes it, with the policies and the provisioning template of the
 * synthesized stack: the vehicle has its certificate from there, and may do what is written there.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SynthesizedPolicyJourneyTest {
    @TempDir
    private Path folder;

    private final ForwardClock clock = new ForwardClock();
    private LocalIot iot;
    private CarOnItsOwn car;
    private Process agent;
    private URI hand;
    private SeenShadow shadow;

    @BeforeEach
    void provisionAndStart() throws Exception {
        iot = LocalIot.start(LocalIotOptions.inMemory().withClock(clock));
        DeployedFleet.load(Synthesis.template("VehicleShadow"), iot);
        car = new CarOnItsOwn(folder.resolve("tcu"));
        assertEquals(0, car.provision(iot, "tcu", "vehicle-shadow"), car::said);
        shadow = SeenShadow.of(iot, "tcu");
        startTheCar();
        until("/state/reported/door", "close");
    }

    @AfterEach
    void end() {
        agent.destroyForcibly().onExit().join();
        iot.close();
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
    void what_was_asked_while_the_car_was_away_is_done_when_it_returns() throws Exception {
        powerCut();
        long version = shadow.ask("headlight", "on");
        startTheCar();
        JsonNode answered = answered("headlight", version);
        assertEquals("SUCCEEDED", outcome(answered, "headlight", "status"));
        assertEquals("on", answered.at("/state/reported/headlight").asText());
    }

    @Test
    void a_door_is_not_opened_two_minutes_late() throws Exception {
        powerCut();
        long version = shadow.ask("door", "open");
        clock.forward(Duration.ofMinutes(2));
        startTheCar();
        JsonNode answered = answered("door", version);
        assertEquals("STALE", outcome(answered, "door", "reason"));
        assertEquals("close", answered.at("/state/reported/door").asText());
        assertTrue(answered.at("/state/desired").isMissingNode(), answered.toString());
    }

    @Test
    void a_moving_car_keeps_its_door_closed_and_says_why() throws Exception {
        byHand("{\"speed\":30}");
        JsonNode answered = answered("door", shadow.ask("door", "open"));
        assertEquals("VEHICLE_MOVING", outcome(answered, "door", "reason"));
        assertEquals("close", answered.at("/state/reported/door").asText());
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

    /** A clock that runs, and can be set forward. */
    private static final class ForwardClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void forward(Duration duration) {
            ahead = ahead.plus(duration);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("It tells instants only");
        }
    }
}
