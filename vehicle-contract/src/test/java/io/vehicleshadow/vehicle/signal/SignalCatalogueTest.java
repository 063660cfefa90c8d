package io.vehicleshadow.vehicle.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalCatalogueTest {
    private final SignalCatalogue catalogue = SignalCatalogue.standard();

    @Test
    void the_catalogue_has_the_signals_of_the_contract() {
        List<String> keys =
                catalogue.signals().stream().map(s -> s.key().value()).toList();
        assertTrue(
                keys.containsAll(
                        List.of("door", "window", "headlight", "trunk", "lock", "climate", "horn", "speed", "battery")),
                keys.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "door, open or close, 60",
        "window, down or up, 60",
        "headlight, on or off, 600",
        "trunk, open or close, 60",
        "lock, locked or unlocked, 60",
        "climate, off or a number from 16 to 28 °C in steps of 0.5, 900",
        "horn, honk, 30"
    })
    void what_can_be_asked_for_names_its_values_and_when_it_goes_stale(String key, String values, int seconds) {
        assertEquals(values, signal(key).allowedValues());
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), signal(key).staleAfter());
    }

    @ParameterizedTest
    @CsvSource({
        "door, open, true", "door, close, false", "window, down, true", "window, up, false", "trunk, open, true",
        "trunk, close, false", "lock, unlocked, true", "lock, locked, false", "headlight, on, false",
                "horn, honk, false"
    })
    void opening_and_unlocking_need_confirmation_and_nothing_else_does(String key, String word, boolean needed) {
        assertEquals(needed, signal(key).needsConfirmation(new SignalValue.Word(word)));
    }

    @Test
    void a_door_opens_only_standing_and_unlocked_and_always_closes() {
        assertEquals(Set.of("standing (speed = 0)", "unlocked (lock = unlocked)"), interlocks("door", "open"));
        assertEquals(Set.of(), interlocks("door", "close"));
        assertEquals(Set.of("standing (speed = 0)"), interlocks("trunk", "open"));
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "28, 28", "21.5, 21.5", "21.50, 21.5", "2.1e1, 21", "'\"off\"', off"})
    void the_climate_takes_half_degrees_from_16_to_28_or_off(String json, String text) throws Exception {
        assertEquals(text, signal("climate").accept(json(json)).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15.5",
                "28.5",
                "21.3",
                "\"21\"",
                "\"on\"",
                "true",
                "null",
                "[]",
                "{}",
                "1e1000000000",
                "1e-999999"
            })
    void the_climate_takes_nothing_else(String json) throws Exception {
        assertTrue(signal("climate").accept(json(json)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"opened\"", "\"OPEN\"", "\"\"", "1", "true", "null", "[\"open\"]", "{\"a\":\"open\"}"})
    void the_door_takes_its_two_words_and_nothing_else(String json) throws Exception {
        assertTrue(signal("door").accept(json(json)).isEmpty());
    }

    @Test
    void every_kind_of_value_is_judged() {
        Map<Class<?>, SignalValue> allowed = Map.of(
                SignalValue.Word.class, new SignalValue.Word("off"),
                SignalValue.Quantity.class, new SignalValue.Quantity(BigDecimal.valueOf(21)));
        for (Class<?> kind : SignalValue.class.getPermittedSubclasses()) {
            assertTrue(signal("climate").allows(allowed.get(kind)), kind.getSimpleName());
        }
    }

    @Test
    void sensors_cannot_be_asked_for() {
        assertFalse(signal("speed").kind().isCommandable());
        assertTrue(catalogue.commandableKeys().contains("climate"));
        assertFalse(catalogue.commandableKeys().contains("speed"));
    }

    @Test
    void every_signal_and_value_has_words_in_english_and_german() {
        for (Signal signal : catalogue.signals()) {
            assertEquals(
                    Set.of("en", "de"), signal.wordings().keySet(), signal.key().value());
            for (AllowedWord word : signal.words()) {
                assertEquals(Set.of("en", "de"), word.wordings().keySet(), signal.key() + " " + word.value());
            }
        }
    }

    @Test
    void equal_quantities_are_equal_values_and_keep_json_short() throws Exception {
        SignalValue value = SignalValue.of(json("21.0")).orElseThrow();
        assertEquals(SignalValue.of(json("21")).orElseThrow(), value);
        assertEquals("21", value.json().toString());
    }

    @Test
    void a_key_stands_in_a_catalogue_once() {
        Signal door = signal("door");
        assertThrows(IllegalArgumentException.class, () -> new SignalCatalogue(List.of(door, door)));
    }

    private Set<String> interlocks(String key, String word) {
        return signal(key).interlocks(new SignalValue.Word(word)).stream()
                .map(Interlock::toString)
                .collect(Collectors.toSet());
    }

    private Signal signal(String key) {
        return catalogue.find(key).orElseThrow();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(text);
    }
}
