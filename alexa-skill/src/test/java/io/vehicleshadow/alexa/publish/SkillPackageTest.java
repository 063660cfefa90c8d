package io.vehicleshadow.alexa.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the Alexa Skills Kit: Interaction Model Schema, Choose the Invocation Name, Create Intents and Slots. */
class SkillPackageTest {
    private static final Set<String> NOT_IN_INVOCATION_NAMES = Set.of(
            "alexa",
            "amazon",
            "echo",
            "computer",
            "skill",
            "app",
            "ask",
            "tell",
            "open",
            "launch",
            "start",
            "to",
            "a",
            "an",
            "the",
            "by",
            "for",
            "from",
            "in",
            "of",
            "using",
            "with",
            "about",
            "if",
            "whether");

    private final Map<String, JsonNode> files = files();

    private static Map<String, JsonNode> files() {
        try {
            return new SkillPackage(SignalCatalogue.standard()).files();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode model(String locale) {
        return files.get("interactionModels/custom/" + locale + ".json").path("interactionModel");
    }

    @Test
    void manifest_texts_and_privacy_exist_for_every_model() {
        for (String locale : List.of("en-US", "en-GB", "en-IN", "de-DE")) {
            JsonNode manifest = files.get("skill.json").path("manifest");
            JsonNode publishing = manifest.at("/publishingInformation/locales/" + locale);
            assertTrue(publishing.path("name").asText().length() >= 2, locale);
            assertEquals(3, publishing.path("examplePhrases").size());
            assertTrue(manifest.at("/privacyAndCompliance/locales/" + locale).has("privacyPolicyUrl"));
            assertFalse(model(locale).isMissingNode());
        }
        assertEquals(
                "AUTH_CODE",
                files.get("accountLinking.json")
                        .at("/accountLinkingRequest/type")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
    void the_invocation_name_is_allowed(String locale) {
        String name = model(locale).at("/languageModel/invocationName").asText();

        assertTrue(name.matches("[a-zäöüß' ]{2,50}") && name.contains(" "), name);
        for (String word : name.split(" ")) {
            assertFalse(NOT_IN_INVOCATION_NAMES.contains(word), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void samples_hold_only_what_alexa_takes(String locale) {
        for (JsonNode intent : model(locale).at("/languageModel/intents")) {
            Set<String> slots = new HashSet<>();
            intent.path("slots").forEach(slot -> slots.add(slot.path("name").asText()));
            Set<String> seen = new HashSet<>();
            for (JsonNode sample : intent.path("samples")) {
                String text = sample.asText();
                assertTrue(text.matches("[\\p{L}' {}]+"), text);
                assertTrue(seen.add(text), () -> "twice: " + text);
                java.util.regex.Pattern.compile("\\{(\\w+)\\}")
                        .matcher(text)
                        .results()
                        .forEach(slot -> assertTrue(slots.contains(slot.group(1)), text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void every_slot_has_its_type_and_no_word_means_two_values_of_one_type(String locale) {
        Set<String> types = new HashSet<>(Set.of("AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER"));
        for (JsonNode type : model(locale).at("/languageModel/types")) {
            types.add(type.path("name").asText());
            Set<String> seen = new HashSet<>();
            for (JsonNode value : type.path("values")) {
                String name = value.at("/name/value").asText();
                assertTrue(seen.add(name.toLowerCase()), type.path("name") + ": " + name);
                value.at("/name/synonyms")
                        .forEach(word ->
                                assertTrue(seen.add(word.asText().toLowerCase()), type.path("name") + ": " + word));
            }
            assertFalse(seen.isEmpty(), type.path("name").asText());
        }
        for (JsonNode intent : model(locale).at("/languageModel/intents")) {
            intent.path("slots")
                    .forEach(slot -> assertTrue(types.contains(slot.path("type").asText()), slot.toString()));
        }
    }
}
