package io.vehicleshadow.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.signal.SignalKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"tcu", "A", "a:b_c-9"})
    void a_thing_name_has_letters_digits_colons_underscores_and_hyphens(String name) {
        assertEquals(name, new ThingName(name).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a+b", "#", "ä", "a b", "../a"})
    void a_thing_name_has_no_other_character(String name) {
        assertThrows(IllegalArgumentException.class, () -> new ThingName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page-0123456789", "functions-1", "claim-tcu", "page-"})
    void no_vehicle_is_called_like_a_client_that_is_none(String name) {
        String message = assertThrows(IllegalArgumentException.class, () -> new ThingName(name))
                .getMessage();
        assertTrue(message.contains("page- or functions- or claim-"), message);
        assertFalse(ThingName.isValid(name));
        new ThingName("my-" + name);
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 1000})
    void a_thing_name_has_at_most_128_characters(int length) {
        new ThingName("a".repeat(128));
        assertThrows(IllegalArgumentException.class, () -> new ThingName("a".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ääääääääääääääääääääääääääääääääa"})
    void a_client_token_is_counted_in_bytes(String token) {
        new ClientToken("ä".repeat(32));
        assertThrows(IllegalArgumentException.class, () -> new ClientToken(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Door", "1st", "front door", "outcomes", "aaaaaaaaaabbbbbbbbbbccccccccccddd"})
    void a_signal_key_is_a_short_property_name_and_not_the_outcomes(String key) {
        assertThrows(IllegalArgumentException.class, () -> new SignalKey(key));
    }
}
