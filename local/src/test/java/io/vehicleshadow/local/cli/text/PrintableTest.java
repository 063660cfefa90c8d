package io.vehicleshadow.local.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({"1b,\\u001b", "a,\\u000a", "9b,\\u009b", "202e,\\u202e", "2066,\\u2066", "2028,\\u2028", "7f,\\u007f"})
    void a_character_that_steers_a_terminal_is_shown_by_its_code(String code, String shown) {
        String character = Character.toString(Integer.parseInt(code, 16));
        assertEquals("a" + shown + "b", Printable.of("a" + character + "b"));
    }

    @Test
    void what_people_write_stays_as_it_is() {
        assertEquals("Öffne 21.5 °C – 鍵 🚗", Printable.of("Öffne 21.5 °C – 鍵 🚗"));
    }

    @Test
    void json_means_the_same_after_it() throws Exception {
        String text = "a" + Character.toString(0x202e) + Character.toString(0x7f) + "b";
        String json = new ObjectMapper().writeValueAsString(text);
        assertEquals(text, new ObjectMapper().readValue(Printable.of(json), String.class));
    }
}
