package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Alexa is told of the state when she asks. */
class StateReportsTest {
    private final Home home = new Home();

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void the_state_is_told_of_every_endpoint_and_to_viewers_too() {
        home.cloud.role = Role.VIEWER;
        for (String id : home.discovered().keySet()) {
            JsonNode report = home.send(Home.reportState(id));
            assertEquals("StateReport", Home.name(report));
            assertEquals(
                    "OK", Home.property(report, "connectivity").path("value").asText());
        }
        assertEquals(
                "door.close",
                Home.property(home.send(Home.reportState("tcu#door")), "mode").asText());
        assertEquals(
                "UNLOCKED",
                Home.property(home.send(Home.reportState("tcu")), "lockState").asText());
    }

    @Test
    void a_lock_whose_actuator_failed_is_jammed() {
        home.cloud.answering(CommandStatus.FAILED, Reason.ECU_FAULT);
        home.send(Home.directive("Alexa.LockController", "Lock", "tcu", "{}"));

        assertEquals(
                "JAMMED",
                Home.property(home.send(Home.reportState("tcu")), "lockState").asText());
    }

    @Test
    void a_car_that_is_away_is_unreachable_and_shown_as_it_was() {
        Instant since = home.time.instant().minus(Duration.ofHours(1));
        home.cloud.offlineSince = Optional.of(since);
        JsonNode report = home.send(Home.reportState("tcu#door"));

        assertEquals(
                "UNREACHABLE",
                Home.property(report, "connectivity").path("value").asText());
        assertEquals(
                since.toString(),
                report.at("/context/properties/0/timeOfSample").asText());
    }
}
