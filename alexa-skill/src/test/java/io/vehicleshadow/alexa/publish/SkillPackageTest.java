package io.vehicleshadow.alexa.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the Alexa Skills Kit: Interaction Model Schema, Choose the Invocation Name, Create Intents and Slots. */
@ParameterizedClass
@ValueSource(strings = {"standard", "catalogue.json", "forty-signals.json", "standard catalogue.json"})
class SkillPackageTest {
    /** Source: Alexa Skills Kit, "Create the Interaction Model for Your Skill": 1.5 MB, and 50,000 slot values. */
    private static final int LARGEST_MODEL_BYTES = 1_500_000;

    private static final int MOST_SLOT_VALUES = 50_000;
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

    private final Map<String, JsonNode> files;

    /** @param catalogues files beside docs/your-own-car.md, or the standard catalogue; several for cars of several models */
    SkillPackageTest(String catalogues) {
        files = new SkillPackage(Catalogues.read(Stream.of(catalogues.split(" "))
                        .map(file -> file.equals(Catalogues.STANDARD) ? file : "../docs/your-own-car/" + file)
                        .toList()))
                .files();
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
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
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
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
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

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
    void every_locale_has_the_intents_that_alexa_requires(String locale) {
        Set<String> intents = names(model(locale).at("/languageModel/intents"));

        assertTrue(
                intents.containsAll(Set.of(
                        "AMAZON.CancelIntent", "AMAZON.HelpIntent", "AMAZON.StopIntent", "AMAZON.NavigateHomeIntent")),
                intents.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
    void names_and_values_stay_within_what_alexa_takes(String locale) {
        for (JsonNode intent : model(locale).at("/languageModel/intents")) {
            assertTrue(intent.path("name").asText().matches("[A-Za-z_]+|AMAZON\\.[A-Za-z]+"), intent.toString());
            names(intent.path("slots")).forEach(slot -> assertTrue(slot.matches("[A-Za-z_]+"), slot));
        }
        for (JsonNode type : model(locale).at("/languageModel/types")) {
            assertTrue(type.path("name").asText().matches("[A-Za-z_]+"), type.toString());
            assertEquals(
                    type.path("values").size(),
                    Set.copyOf(type.findValuesAsText("id")).size(),
                    type.toString());
            for (JsonNode value : type.path("values")) {
                assertTrue(value.at("/name/value").asText().matches("[\\p{L}\\p{N}' ]{1,140}"), value.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
    void a_model_is_no_larger_than_alexa_takes(String locale) {
        JsonNode model = files.get("interactionModels/custom/" + locale + ".json");
        int bytes = model.toPrettyString().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= LARGEST_MODEL_BYTES, bytes + " bytes");
        int values = 0;
        for (JsonNode type : model.at("/interactionModel/languageModel/types")) {
            for (JsonNode value : type.path("values")) {
                values += 1 + value.at("/name/synonyms").size();
            }
        }
        assertTrue(values > 0 && values <= MOST_SLOT_VALUES, values + " slot values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
    void every_slot_that_is_asked_for_has_its_prompt_and_can_be_answered(String locale) {
        Set<String> prompts = new HashSet<>();
        model(locale)
                .path("prompts")
                .forEach(prompt -> prompts.add(prompt.path("id").asText()));
        for (JsonNode intent : model(locale).at("/dialog/intents")) {
            for (JsonNode slot : intent.path("slots")) {
                if (slot.path("elicitationRequired").asBoolean()) {
                    assertTrue(prompts.contains(slot.at("/prompts/elicitation").asText()), slot.toString());
                }
            }
        }
        assertFalse(prompts.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(SkillLocale.class)
    void the_example_phrases_are_understood(SkillLocale locale) {
        JsonNode publishing = files.get("skill.json").at("/manifest/publishingInformation/locales/" + locale.tag());
        String name = model(locale.tag()).at("/languageModel/invocationName").asText();
        AlexaConversation alexa = new AlexaConversation(locale, "skill", Clock.systemUTC(), () -> "id");
        for (JsonNode phrase : publishing.path("examplePhrases")) {
            JsonNode request = alexa.request(phrase.asText(), Optional.empty(), Optional.empty());

            assertTrue(phrase.asText().startsWith("Alexa, "), phrase.asText());
            assertTrue(phrase.asText().toLowerCase(Locale.ROOT).contains(name), phrase.asText());
            assertFalse(request.toString().contains("NO_MATCH"), request.toString());
            assertFalse(request.toString().contains("FallbackIntent"), phrase.asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "en-IN", "de-DE"})
    void the_texts_of_the_store_have_the_lengths_that_it_takes(String locale) {
        JsonNode publishing = files.get("skill.json").at("/manifest/publishingInformation/locales/" + locale);

        assertTrue(publishing.path("name").asText().matches(".{2,50}"));
        assertTrue(publishing.path("summary").asText().matches(".{1,160}"));
        assertTrue(publishing.path("description").asText().matches(".{1,4000}"));
        assertTrue(publishing.path("keywords").size() <= 30);
    }

    private static Set<String> names(JsonNode objects) {
        Set<String> names = new HashSet<>();
        objects.forEach(object -> names.add(object.path("name").asText()));
        return names;
    }
}
