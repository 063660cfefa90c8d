package io.vehicleshadow.vehicle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\"}", "{\"a\":}", "]", "tru", "01", "NaN", "{'a':1}", "{\"a\":1,}"})
    void what_is_no_json_is_refused(String text) {
        assertThrows(JsonProcessingException.class, () -> JsonText.read(text));
        assertThrows(JsonProcessingException.class, () -> JsonText.readStrictly(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "{} {}", "1 2", "{}x"})
    void what_is_more_than_one_value_or_one_member_twice_is_refused_where_it_is_read_strictly(String text) {
        assertThrows(JsonProcessingException.class, () -> JsonText.readStrictly(text));
    }

    @Test
    void of_a_member_that_stands_twice_the_last_counts_elsewhere() throws IOException {
        assertEquals(2, JsonText.read("{\"a\":1,\"a\":2}").path("a").intValue());
    }

    @Test
    void nothing_is_read_as_nothing() throws IOException {
        assertTrue(JsonText.read("").isMissingNode());
        assertTrue(JsonText.read(new byte[0]).isMissingNode());
    }

    @Test
    void a_text_nested_beyond_any_use_is_refused_and_fills_no_stack() {
        String deep = "[".repeat(100_000);
        assertThrows(JsonProcessingException.class, () -> JsonText.read(deep));
    }

    @Test
    void a_number_that_is_too_long_to_be_exact_is_refused_unless_it_may_be_monstrous() throws IOException {
        byte[] text = ("{\"a\":1." + "0".repeat(2000) + ",\"b\":2}").getBytes(StandardCharsets.US_ASCII);
        assertThrows(JsonProcessingException.class, () -> JsonText.read(text));
        assertEquals(2, JsonText.readMonstrousNumbers(text).path("b").intValue());
    }
}
