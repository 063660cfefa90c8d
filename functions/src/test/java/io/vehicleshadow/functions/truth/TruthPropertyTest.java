package io.vehicleshadow.functions.truth;

import io.vehicleshadow.functions.MemoryStores;
import io.vehicleshadow.functions.aws.LossyTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, everything that is told is what the sequence of shadow documents says, and no end changes. */
class TruthPropertyTest {
    /** Stories of sixty random steps each; a seed names its story. */
    @ParameterizedTest
    @ValueSource(longs = {1})
    void everything_told_is_what_the_documents_say(long seed) {
        new TruthStory(seed, new LossyTable()).runUntilRequests(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void everything_told_is_what_the_documents_say_over_a_thousand_commands(long seed) {
        new TruthStory(seed, new MemoryStores()).runUntilRequests(1000);
    }
}
