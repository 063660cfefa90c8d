package io.vehicleshadow.vehicle.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a catalogue's words and numbers stand on a VSS path, and which state a reading is. */
class OnVssTest {
    private final SignalCatalogue van =
            SignalCatalogue.read(CatalogueMistakesTest.resource("van.json").getBytes(StandardCharsets.UTF_8));

    private static JsonNode json(String text) throws IOException {
        return JsonText.read("{\"v\":" + text + "}").path("v");
    }

    private Optional<SignalValue> read(String key, String reading) throws IOException {
        return van.find(key).orElseThrow().fromVss(json(reading));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 33.333333", "2, 66.666667", "3, 100"})
    void levels_stand_on_the_scale_of_their_path(String level, String onVss) throws IOException {
        Signal heating = van.find("heating").orElseThrow();
        JsonNode written = heating.onVss(heating.accept(json(level)).orElseThrow());
        assertEquals(0, written.decimalValue().compareTo(json(onVss).decimalValue()), written.toString());
    }

    @ParameterizedTest
    @CsvSource({"33, 1", "40, 1", "49, 1", "51, 2", "67, 2", "100, 3", "-1, cool", "-100, cool", "0, off", "16, off"})
    void a_reading_between_two_levels_is_the_nearest(String reading, String state) throws IOException {
        assertEquals(state, read("heating", reading).orElseThrow().text());
    }

    @Test
    void a_reading_beyond_the_range_is_none() throws IOException {
        assertEquals(Optional.empty(), read("heating", "130"));
        assertEquals(Optional.empty(), read("heating", "\"off\""));
        assertEquals(Optional.empty(), read("speed", "251"));
        assertEquals(Optional.empty(), read("gear", "\"N\""));
    }

    @Test
    void a_number_that_has_a_word_is_that_word_wherever_it_comes_from() throws IOException {
        Signal heating = van.find("heating").orElseThrow();
        SignalValue off = new SignalValue.Word("off");
        assertEquals(Optional.of(off), heating.accept(json("0")));
        assertEquals(Optional.of(off), heating.accept(json("0.0")));
        assertEquals(Optional.of(off), heating.accept(json("\"off\"")));
        assertEquals(Optional.of(off), heating.fromVss(json("0")));
    }

    @Test
    void a_word_that_says_nothing_of_vss_stands_for_itself() throws IOException {
        assertEquals(
                "\"P\"",
                van.find("gear").orElseThrow().onVss(new SignalValue.Word("P")).toString());
        assertEquals("P", read("gear", "\"P\"").orElseThrow().text());
    }

    @Test
    void a_window_that_is_not_closed_is_not_reported_as_closed() throws IOException {
        Signal window = SignalCatalogue.standard().find("window").orElseThrow();
        assertEquals("up", window.fromVss(json("0")).orElseThrow().text());
        assertEquals("down", window.fromVss(json("1")).orElseThrow().text());
        assertEquals("down", window.fromVss(json("100")).orElseThrow().text());
        assertEquals("100", window.onVss(new SignalValue.Word("down")).toString());
    }
}
