package io.vehicleshadow.vehicle.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalogue of one's own: a van with a sliding door, a shutter, a gear that is only read. */
class CatalogueFileTest {
    private static final String VAN = CatalogueMistakesTest.resource("van.json");
    private final SignalCatalogue van = SignalCatalogue.read(VAN.getBytes(StandardCharsets.UTF_8));

    @Test
    void a_part_is_at_its_place_in_its_family() {
        Position position = signal("leftDoor").position().orElseThrow();
        assertEquals("doors", position.family().name());
        assertEquals("Türen", position.family().wordings().get("de").written());
        assertEquals(Place.REAR_LEFT, position.place());
    }

    @Test
    void a_signal_may_act_on_one_path_and_be_read_on_another() {
        assertEquals(
                new VssPaths("Vehicle.Cabin.RearShade.Switch", "Vehicle.Cabin.RearShade.Position"),
                signal("shutter").vss());
        assertEquals(new VssPaths("Vehicle.Speed"), signal("speed").vss());
    }

    @Test
    void a_signal_has_its_own_patience_and_movement_time() {
        assertEquals(Optional.of(Duration.ofSeconds(15)), signal("leftDoor").patience());
        assertEquals(Duration.ofSeconds(12), signal("leftDoor").simulation().movementTime());
        assertEquals(Optional.empty(), signal("shutter").patience());
    }

    @Test
    void a_number_may_need_confirmation_and_interlocks() {
        String file = VAN.replace("\"confirm\": false", "\"confirm\": true").replace(": 3600", ": 60");
        Signal shutter = SignalCatalogue.read(file.getBytes(StandardCharsets.UTF_8))
                .find("shutter")
                .orElseThrow();
        SignalValue half = new SignalValue.Quantity(new BigDecimal("50"));
        assertTrue(shutter.needsConfirmation(half));
        assertEquals(1, shutter.interlocks(half).size());
        assertFalse(signal("shutter").needsConfirmation(half));
    }

    @ParameterizedTest
    @CsvSource({"P, 30, true", "D, 0, true", "R, 0, false", "D, 1, false", ", 0, false", "P, , true", ", , false"})
    void an_interlock_with_or_holds_by_what_is_read_and_never_by_what_is_missing(
            String gear, String speed, boolean holds) {
        Map<SignalKey, SignalValue> readings = new HashMap<>();
        if (gear != null) {
            readings.put(new SignalKey("gear"), new SignalValue.Word(gear));
        }
        if (speed != null) {
            readings.put(new SignalKey("speed"), new SignalValue.Quantity(new BigDecimal(speed)));
        }
        Interlock parked = signal("leftDoor").interlocks(new SignalValue.Word("open")).stream()
                .filter(interlock -> interlock.name().equals("parked"))
                .findFirst()
                .orElseThrow();
        assertEquals("gear = P or speed = 0 and gear != R", parked.condition().toString());
        assertEquals(holds, parked.condition().holds(readings));
    }

    @ParameterizedTest
    @CsvSource({
        "speed < 5, 4, true",
        "speed < 5, 5, false",
        "speed <= 5, 5, true",
        "speed > 5, 5, false",
        "speed >= 5, 5, true",
        "speed != 5, 5, false",
        "speed = -5, -5, true",
        "(speed < 5 or speed > 9) and speed != 0, 0, false",
        "(speed < 5 or speed > 9) and speed != 0, 10, true"
    })
    void a_condition_compares_numbers(String when, String speed, boolean holds) {
        Map<String, Signal> signals = Map.of("speed", signal("speed"));
        Map<SignalKey, SignalValue> readings =
                Map.of(new SignalKey("speed"), new SignalValue.Quantity(new BigDecimal(speed)));
        Condition condition = ConditionText.read(when, signals);
        assertEquals(holds, condition.holds(readings));
        assertEquals(when, condition.toString());
    }

    @Test
    void a_car_with_nothing_to_command_is_a_catalogue_too() {
        String sensors =
                "{\"version\": 1, \"signals\": [{\"key\": \"speed\", \"kind\": \"sensor\", \"vss\": \"Vehicle.Speed\","
                        + " \"text\": {\"en\": {\"title\": \"Speed\"}}, \"range\": {\"minimum\": 0, \"maximum\": 9, \"unit\": \"km/h\"}}]}";
        SignalCatalogue truck = SignalCatalogue.read(sensors.getBytes(StandardCharsets.UTF_8));
        assertTrue(truck.commandable().isEmpty());
        assertEquals(1, truck.signals().size());
    }

    @Test
    void two_files_with_the_same_content_have_the_same_digest_and_others_have_not() {
        String spaced = VAN.replace(": 60,", ":   60,");
        String changed = VAN.replace(": 60,", ": 59,");
        assertEquals(
                van.digest(),
                SignalCatalogue.read(spaced.getBytes(StandardCharsets.UTF_8)).digest());
        assertNotEquals(
                van.digest(),
                SignalCatalogue.read(changed.getBytes(StandardCharsets.UTF_8)).digest());
        String elsewhere = VAN.replace("../catalogue.schema.json", "another/schema.json");
        assertEquals(
                van.digest(),
                SignalCatalogue.read(elsewhere.getBytes(StandardCharsets.UTF_8)).digest());
        assertTrue(van.digest().matches("[0-9a-f]{12}"));
    }

    private Signal signal(String key) {
        return van.find(key).orElseThrow();
    }
}
