package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A car with signals of its own needs a catalogue and no change of code. */
@ParameterizedClass
@EnumSource(CarKind.class)
class OwnCatalogueTest {
    private final World world;

    OwnCatalogueTest(CarKind kind) {
        SignalCatalogue catalogue = SignalCatalogue.read(Path.of("../docs/your-own-car/catalogue.json"));
        world = new World(kind, new InMemoryJournal(), catalogue);
    }

    @BeforeEach
    void connect() {
        world.connectAndReport();
    }

    @Test
    void the_simulated_car_stands_as_the_catalogue_says_or_in_its_most_harmless_state() {
        assertEquals("close", world.shadow.reported("sunroof"));
        assertEquals("0", world.shadow.reported("seatHeating"));
        assertEquals("0", world.shadow.reported("speed"));
    }

    @Test
    void a_signal_that_only_the_catalogue_names_is_executed() {
        world.ask("{\"sunroof\":\"tilt\",\"seatHeating\":3}");
        world.pass(Duration.ofSeconds(13));
        assertEquals("SUCCEEDED", world.shadow.outcome("sunroof"));
        assertEquals("tilt", world.shadow.reported("sunroof"));
        assertEquals("3", world.shadow.reported("seatHeating"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_part_that_takes_twelve_seconds_is_no_time_out_at_ten() {
        world.ask("{\"sunroof\":\"open\"}");
        world.pass(Duration.ofSeconds(11));
        assertEquals("", world.shadow.outcome("sunroof"));
        world.pass(Duration.ofSeconds(2));
        assertEquals("SUCCEEDED", world.shadow.outcome("sunroof"));
    }

    @Test
    void a_part_is_given_up_on_when_its_own_patience_is_over() {
        world.car.setCondition("sunroof", EcuCondition.SILENT);
        world.ask("{\"sunroof\":\"open\"}");
        world.pass(Duration.ofSeconds(14));
        assertEquals("", world.shadow.outcome("sunroof"));
        world.pass(Duration.ofSeconds(2));
        assertEquals("FAILED/ECU_TIMEOUT", world.shadow.outcome("sunroof"));
    }

    @Test
    void after_a_crash_a_part_has_its_own_patience_too() {
        world.ask("{\"sunroof\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        world.startAgent();
        world.connectAndReport();
        world.pass(Duration.ofSeconds(15));
        assertEquals("SUCCEEDED", world.shadow.outcome("sunroof"));
        assertEquals(1, world.acted.size());
    }

    @Test
    void an_interlock_of_the_catalogue_is_checked_at_the_moment_of_acting() {
        world.byHand("speed", "31");
        world.ask("{\"sunroof\":\"open\"}");
        world.pass(Duration.ofSeconds(13));
        assertEquals("REJECTED/INTERLOCK", world.shadow.outcome("sunroof"));
        assertEquals("close", world.shadow.reported("sunroof"));
        assertEquals(0, world.acted.size());
    }

    @Test
    void the_answer_names_the_interlock_that_did_not_hold_and_the_next_answer_does_not() {
        world.byHand("speed", "31");
        world.ask("{\"sunroof\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("slow", outcome().path("interlock").asText());
        world.ask("{\"sunroof\":\"close\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("SUCCEEDED", outcome().path("status").asText());
        assertFalse(outcome().has("interlock"));
    }

    private JsonNode outcome() {
        return world.shadow.reported().path("outcomes").path("sunroof");
    }

    @Test
    void a_signal_of_another_catalogue_is_unknown() {
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("REJECTED/UNKNOWN_SIGNAL", world.shadow.outcome("door"));
    }
}
