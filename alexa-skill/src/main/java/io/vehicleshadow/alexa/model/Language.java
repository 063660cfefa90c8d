package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The language file {@code <code>.json} beside this class: what people say in that language whatever the car has, and what the skill says. */
public final class Language {
    private final SkillLocale locale;
    private final JsonNode file;

    private Language(SkillLocale locale, JsonNode file) {
        this.locale = locale;
        this.file = file;
    }

    /**
     * The language of that locale.
     *
     * @throws IllegalArgumentException if there is no such language file
     */
    public static Language of(SkillLocale locale) {
        return new Language(locale, Json.resource(Language.class, locale.language() + ".json"));
    }

    /** Its code, such as {@code en}. */
    public String code() {
        return locale.language();
    }

    /** The name by which people call the skill. */
    public String invocationName() {
        return file.path("invocationName").asText();
    }

    /** What people say before a request to the skill, such as "ask my car to"; the longest first. */
    public List<String> invocations() {
        return samples(file.path("invocations"));
    }

    /** What opens the skill without a request, such as "open my car". */
    public List<String> launches() {
        return samples(file.path("launches"));
    }

    /** Names of the whole car. */
    public List<String> carNames() {
        return words(file.path("carNames"));
    }

    /** How people of the locale speak of the signal in a sentence, its title if nothing else is known: "the boot". */
    String said(String signal, String title) {
        String usual =
                file.path("said").path(signal).asText((file.path("article").asText() + " " + title).trim());
        return file.path("saidIn").path(locale.tag()).path(signal).asText(usual);
    }

    /** The samples of an intent; for a built-in one those of Alexa that {@code say} must know. */
    public List<String> samples(IntentSpec intent) {
        return samples(file.path("intents").path(intent.name()));
    }

    /** What answers a question for a slot. */
    List<String> slotSamples(String slot) {
        return samples(file.path("slots").path(slot));
    }

    /** The question for a slot as the model's prompt. */
    String prompt(String slot) {
        return file.path("prompts").path(slot).asText();
    }

    /** The verbs of each action of a family. */
    Map<String, List<String>> verbs(VerbFamily family) {
        return lists(file.path("verbs").path(family.word()));
    }

    /** The actions of a family as one asks for them, "turn on" and "turn off". */
    List<String> actions(VerbFamily family) {
        return words(file.path("actions").path(family.word()));
    }

    /** What people say for half a degree behind a number. */
    List<String> halves() {
        return words(file.path("halves"));
    }

    /** Further names, by signal, that go with the verbs of a family only ("lock the door"). */
    Map<String, List<String>> alsoCalled(VerbFamily family) {
        return lists(file.path("alsoCalled").path(family.word()));
    }

    /** What people say for the first car, the second, and so on. */
    List<List<String>> carNumbers() {
        List<List<String>> numbers = new ArrayList<>();
        file.path("carNumbers").forEach(number -> numbers.add(words(number)));
        return numbers;
    }

    /** What the skill says, by the key of the phrase. */
    public Map<String, String> phrases() {
        Map<String, String> phrases = new LinkedHashMap<>();
        file.path("phrases")
                .properties()
                .forEach(entry -> phrases.put(entry.getKey(), entry.getValue().asText()));
        return phrases;
    }

    private static Map<String, List<String>> lists(JsonNode node) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.properties().forEach(entry -> lists.put(entry.getKey(), words(entry.getValue())));
        return lists;
    }

    private static List<String> words(JsonNode node) {
        List<String> words = new ArrayList<>();
        node.forEach(word -> words.add(word.asText().toLowerCase(Locale.ROOT)));
        return words;
    }

    private static List<String> samples(JsonNode node) {
        List<String> samples = new ArrayList<>();
        node.forEach(template -> samples.addAll(new SampleTemplate(template.asText()).expand()));
        return samples.stream().distinct().toList();
    }
}
