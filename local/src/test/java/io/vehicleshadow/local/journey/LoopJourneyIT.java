package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of one command: data plane, shadow, agent as a process of its own over mutual TLS, and back. */
class LoopJourneyIT {
    @TempDir
    private static Path folder;

    private static MovableClock clock;
    private static LocalIot iot;
    private static ShadowClient person;
    private static CarProcess car;

    @BeforeAll
    static void startAll() throws Exception {
        Files.createDirectory(folder.resolve("car"));
        clock = new MovableClock();
        iot = LocalIot.start(
                LocalIotOptions.at(folder.resolve("iot")).withFreePorts().withClock(clock));
        iot.issueCertificate("tcu", new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000")).vehicle());
        person = new ShadowClient(iot.endpoints().dataPlane(), "tcu");
        startCar();
    }

    private static void startCar() throws Exception {
        car = CarProcess.start(iot.endpoints(), folder.resolve("car"));
    }

    @AfterAll
    static void endAll() throws Exception {
        car.kill();
        iot.close();
    }

    /** Every test leaves a car that runs, and begins with one that stands, closed and with nothing asked of it. */
    @BeforeEach
    void park() throws Exception {
        Looks.until("a car", LoopJourneyIT::isParked, parked -> parked);
        person.awaitOutcome("window", person.ask("window", "up"));
        person.await(
                "a parked car",
                document -> ShadowClient.reported(document, "door").equals("close")
                        && document.path("state").path("desired").isMissingNode());
    }

    private static boolean isParked() throws IOException, InterruptedException {
        try {
            car.byHand("{\"connection\":\"restore\",\"speed\":0,\"door\":\"close\"}");
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    @Test
    void a_command_is_executed_reported_and_cleared() throws Exception {
        long version = person.ask("door", "open");
        JsonNode answered = person.awaitOutcome("door", version);
        assertOutcome("SUCCEEDED", "door", answered);
        assertEquals("open", ShadowClient.reported(answered, "door"));
        assertTrue(answered.path("state").path("desired").isMissingNode(), answered.toString());
    }

    @Test
    void a_door_closed_by_hand_stays_closed() throws Exception {
        person.awaitOutcome("door", person.ask("door", "open"));
        car.byHand("{\"door\":\"close\"}");
        person.await(
                "a closed door",
                document -> ShadowClient.reported(document, "door").equals("close"));
        Set<String> seen = new ConcurrentSkipListSet<>();
        AutoCloseable watch = iot.rules().on("$aws/things/tcu/shadow/update/accepted", (topic, payload, at) -> {
            String text = new String(payload, StandardCharsets.UTF_8);
            if (text.contains("\"door\":\"open\"")) {
                seen.add(text);
            }
        });
        person.awaitOutcome("headlight", person.ask("headlight", "on"));
        car.byHand("{\"connection\":\"cut\"}");
        car.byHand("{\"connection\":\"restore\"}");
        JsonNode answered = person.awaitOutcome("headlight", person.ask("headlight", "off"));
        watch.close();
        assertEquals(Set.of(), seen, "neither the next command nor a new connection opens it");
        assertEquals("close", ShadowClient.reported(answered, "door"));
    }

    @Test
    void what_was_asked_while_the_car_was_away_is_done_when_it_returns() throws Exception {
        car.kill();
        long version = person.ask("headlight", "on");
        startCar();
        JsonNode answered = person.awaitOutcome("headlight", version);
        assertOutcome("SUCCEEDED", "headlight", answered);
        assertEquals("on", ShadowClient.reported(answered, "headlight"));
    }

    @Test
    void a_door_is_not_opened_two_minutes_late() throws Exception {
        car.kill();
        long version = person.ask("door", "open");
        clock.forward(Duration.ofMinutes(2));
        startCar();
        JsonNode answered = person.awaitOutcome("door", version);
        assertOutcome("REJECTED, STALE", "door", answered);
        assertEquals("close", ShadowClient.reported(answered, "door"));
        assertTrue(answered.path("state").path("desired").isMissingNode(), answered.toString());
    }

    @Test
    void a_moving_car_keeps_its_door_closed_and_says_why() throws Exception {
        car.byHand("{\"speed\":30}");
        JsonNode answered = person.awaitOutcome("door", person.ask("door", "open"));
        assertOutcome("REJECTED, VEHICLE_MOVING", "door", answered);
        assertEquals("close", ShadowClient.reported(answered, "door"));
    }

    @Test
    void what_was_changed_by_hand_while_the_connection_was_cut_is_reported_after_it() throws Exception {
        car.byHand("{\"connection\":\"cut\"}");
        car.byHand("{\"window\":\"down\"}");
        car.byHand("{\"connection\":\"restore\"}");
        person.await(
                "the window down",
                document -> ShadowClient.reported(document, "window").equals("down"));
    }

    private static void assertOutcome(String expected, String signal, JsonNode document) {
        JsonNode outcome = ShadowClient.outcome(document, signal);
        String reason = outcome.path("reason").asText();
        assertEquals(expected, outcome.path("status").asText() + (reason.isEmpty() ? "" : ", " + reason));
    }

    @Test
    void a_vehicle_ends_cleanly_on_sigterm() throws Exception {
        CountDownLatch saidGoodbye = new CountDownLatch(1);
        AutoCloseable watch = iot.rules().on("$aws/events/presence/disconnected/tcu", (topic, payload, at) -> {
            if (new String(payload, StandardCharsets.UTF_8).contains("CLIENT_INITIATED_DISCONNECT")) {
                saidGoodbye.countDown();
            }
        });
        assertEquals(143, car.terminate());
        assertTrue(saidGoodbye.await(90, TimeUnit.SECONDS));
        watch.close();
        startCar();
    }
}
