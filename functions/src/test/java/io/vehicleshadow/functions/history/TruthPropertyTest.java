package io.vehicleshadow.functions.history;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, everything that is told is what the sequence of shadow documents says, and no end changes. */
class TruthPropertyTest {
    /** Stories of sixty random steps each; a seed names its story. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everything_told_is_what_the_documents_say(long seed) {
        try (TruthStory story = new TruthStory(seed)) {
            story.run(60);
        }
    }
}
