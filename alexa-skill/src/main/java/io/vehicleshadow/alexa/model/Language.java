package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The language file {@code <code>.json} beside this class: what people say in that language whatever the car has. */
public final class Language {
    private final String code;
    private final JsonNode file;

    private Language(String code, JsonNode file) {
        this.code = code;
        this.file = file;
    }

    /**
     * The language of that code.
     *
     * @throws IllegalArgumentException if there is no such language file
     */
    public static Language of(String code) {
        try (InputStream in = Language.class.getResourceAsStream(code + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no language file for '" + code + "'");
            }
            return new Language(code, new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The language file for '" + code + "' can't be read", e);
        }
    }

    /** Its code, such as {@code en}. */
    public String code() {
        return code;
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

    /** The article of a signal's title where the language needs one to speak; empty if it has none here. */
    String article(String signal) {
        return file.path("articles").path(signal).asText();
    }

    /** The samples of an intent; for a built-in one those of Alexa that {@code say} must know. */
    public List<String> samples(SkillIntent intent) {
        return samples(file.path("intents").path(intent.intent()));
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
