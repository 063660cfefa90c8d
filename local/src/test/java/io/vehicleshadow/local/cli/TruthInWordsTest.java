package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.MemoryStores;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.pin.Pin;
import io.vehicleshadow.functions.pin.Pins;
import io.vehicleshadow.functions.truth.TruthStory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, what the command line prints and the skill says is what the sequence of shadow documents says. */
class TruthInWordsTest {
    private static final List<PersonId> PEOPLE = List.of(new PersonId("demo"), new PersonId("anna"));
    private static final Set<String> EVERY_WORD =
            Set.of("SUCCEEDED", "FAILED", "REJECTED", "SUPERSEDED", "WITHDRAWN", "IN_PROGRESS");

    /** A seed names its story. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {21})
    void what_command_line_and_skill_say_is_what_the_documents_say(long seed, @TempDir Path folder) throws Exception {
        MemoryStores stores = new MemoryStores();
        TruthStory story = new TruthStory(seed, stores);
        Pins cheap = new Pins(stores.stores().pins(), story.cloud().clock, new SecureRandom(), 1);
        PEOPLE.forEach(person -> cheap.set(person, new Pin("1234")));
        try (PublishedKey signIn = new PublishedKey();
                ApiOfStory api = new ApiOfStory(story.cloud().cases, signIn)) {
            ByCommandLine typed = new ByCommandLine(api, signIn, story.told(), folder, PEOPLE);
            BySkill spoken = new BySkill(story.cloud(), signIn, story.told(), new Random(seed));
            story.alsoBy(List.of(typed, typed, typed, spoken, spoken, spoken)).runUntilRequests(1000);
        }
        Map<String, Long> counts = story.told().counts();
        assertTrue(counts.keySet().containsAll(EVERY_WORD), counts::toString);
        System.out.println("seed " + seed + ", told in words: " + counts);
    }
}
