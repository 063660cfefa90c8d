package io.vehicleshadow.functions.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.functions.Cloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningByVoiceTest {
    private static final String VOICE = "/vehicles/tcu/voice";
    private final Cloud cloud = new Cloud().withCar();

    private String mayOpen(String person) {
        return cloud.call(person, "GET " + VOICE).body().toString();
    }

    @Test
    void voice_may_not_open_until_the_owner_allows_it_and_no_longer_when_the_owner_refuses() {
        assertEquals("{\"mayOpen\":false}", mayOpen("demo"));

        cloud.call("demo", "PUT " + VOICE, "{\"mayOpen\":true}");
        assertEquals("{\"mayOpen\":true}", mayOpen("demo"));

        cloud.call("demo", "PUT " + VOICE, "{\"mayOpen\":false}");
        cloud.call("demo", "PUT " + VOICE, "{\"mayOpen\":false}");
        assertEquals("{\"mayOpen\":false}", mayOpen("demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "victor", "stranger"})
    void nobody_but_an_owner_decides(String person) {
        cloud.call(person, "PUT " + VOICE, "{\"mayOpen\":true}");

        assertEquals("{\"mayOpen\":false}", mayOpen("demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "victor"})
    void everybody_with_access_may_know(String person) {
        cloud.call("demo", "PUT " + VOICE, "{\"mayOpen\":true}");

        assertEquals("{\"mayOpen\":true}", mayOpen(person));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"mayOpen\":\"true\"}", "{\"mayOpen\":1}", "{\"mayOpen\":null}", "[]", "true", ""})
    void what_is_no_yes_and_no_no_changes_nothing(String body) {
        assertEquals(
                "malformed-request", cloud.call("demo", "PUT " + VOICE, body).problem());
        assertEquals("{\"mayOpen\":false}", mayOpen("demo"));
    }
}
