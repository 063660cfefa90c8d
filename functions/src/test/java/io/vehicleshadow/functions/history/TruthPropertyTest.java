package io.vehicleshadow.functions.history;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, everything that is told is what the sequence of shadow documents says, and no end changes. */
class TruthPropertyTest {
    /** Stories of sixty random steps each; a seed names its story. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everything_told_is_what_the_documents_say(long seed) {
        new TruthStory(seed).run(60);
    }

    @Test
    @Tag("slow")
    void everything_told_is_what_the_documents_say_over_a_thousand_commands() {
        new TruthStory(3).runUntilRequests(1000);
    }
}
