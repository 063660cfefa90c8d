package io.vehicleshadow.functions.history;

import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever happens, everything that is told is what the sequence of shadow documents says, and no end changes. */
class TruthPropertyTest {
    @Property(tries = 3, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
    void everything_told_is_what_the_documents_say(@ForAll long seed) {
        try (TruthStory story = new TruthStory(seed)) {
            story.run(60);
        }
    }

    @Tag("slow")
    @Property(tries = 1, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
    void it_is_so_over_a_thousand_commands(@ForAll long seed) {
        try (TruthStory story = new TruthStory(seed)) {
            story.runUntilCommands(1000);
        }
    }
}
