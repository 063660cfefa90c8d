package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
    @ParameterizedTest
    @CsvSource({
        "door=open,door=open",
        "headlight=ON,headlight=on",
        "Door=Closed,door=close",
        "climate=21.50,climate=21.50",
        "climate=OFF,climate=off",
        "horn=honk,horn=honk"
    })
    void a_command_may_be_written_as_a_person_would(String written, String command) {
        assertEquals(Assignment.parse(command), command(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "climate=99|climate can't be 99; it can be off or 16–28 °C in steps of 0.5",
                "door=ajar|door can't be ajar; it can be open or closed",
                "door=opne|door can't be opne; it can be open or closed. Did you mean open?",
                "horn=loud|horn can't be loud; it can be honk",
                "speed=3|speed can't be set: the car only reports it",
                "door|'door' is not of the form SIGNAL=VALUE, such as door=open",
                "=open|'=open' is not of the form SIGNAL=VALUE, such as door=open"
            })
    void bad_input_is_answered_with_what_would_be_right(String written, String problem) {
        assertEquals(
                problem,
                assertThrows(IllegalArgumentException.class, () -> command(written))
                        .getMessage());
    }

    @Test
    void a_signal_that_is_not_there_is_answered_with_those_of_the_car() {
        String there = SignalCatalogue.standard().commandable().stream()
                .map(signal -> signal.key().value())
                .collect(Collectors.joining(", "));
        assertEquals(
                "there is no signal 'dor'; there are " + there + ". Did you mean door?",
                assertThrows(IllegalArgumentException.class, () -> command("dor=open"))
                        .getMessage());
    }

    @Test
    void a_value_that_looks_like_a_number_is_one() {
        assertEquals("21.5", Assignment.parse("climate=21.5").json().toString());
        assertEquals("\"on\"", Assignment.parse("headlight=on").json().toString());
        assertEquals("\"1e9\"", Assignment.parse("climate=1e9").json().toString());
    }

    private static Assignment command(String written) {
        return Assignment.parse(written).asCommand(SignalCatalogue.standard());
    }
}
