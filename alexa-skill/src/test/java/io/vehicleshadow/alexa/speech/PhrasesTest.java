package io.vehicleshadow.alexa.speech;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.alexa.model.Language;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.command.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+\\}");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void every_language_has_every_phrase_and_no_other(String language) {
        Set<String> phrases = phrases().map(Sayable::key).collect(Collectors.toSet());

        assertEquals(
                phrases,
                table(language).keySet().stream()
                        .filter(key -> !key.startsWith("reason-"))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void a_language_file_says_nothing_twice(String language) {
        ObjectMapper strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

        assertDoesNotThrow(() -> strict.readTree(Language.class.getResourceAsStream(language + ".json")));
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void a_phrase_says_the_same_things_in_both_languages(Sayable phrase) {
        assertEquals(placeholders("en", phrase), placeholders("de", phrase));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_of_the_contract_has_words(Reason reason) {
        for (String language : new String[] {"en", "de"}) {
            assertTrue(table(language)
                    .containsKey(
                            "reason-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, PT1S, one second",
        "en, PT30S, thirty seconds",
        "en, PT59S, fifty-nine seconds",
        "en, PT60S, one minute",
        "en, PT65S, one minute",
        "en, PT10M, ten minutes",
        "en, PT1H, one hour",
        "en, PT3H20M, three hours",
        "en, PT24H, one day",
        "en, PT0S, one second",
        "en, P100D, 100 days",
        "de, PT10M, zehn Minuten",
        "de, PT60S, einer Minute",
        "de, PT24H, einem Tag",
        "de, PT72H, drei Tagen",
        "de, PT21M, einundzwanzig Minuten",
    })
    void a_duration_is_said_in_words(String language, Duration duration, String words) {
        assertEquals(words, Numerals.of(language).words(duration));
    }

    @Test
    void number_words_are_read_as_they_are_said() {
        for (String language : new String[] {"en", "de"}) {
            Numerals numerals = Numerals.of(language);
            for (int number = 0; number <= 99; number++) {
                assertEquals(Optional.of(number), numerals.number(numerals.words(number)));
            }
        }
    }

    /** Every phrase, also such as stand in the class of an intent. */
    static Stream<Sayable> phrases() {
        try (Stream<Path> classes = Files.walk(Path.of("target/classes/io/vehicleshadow/alexa"))) {
            return classes
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring("target/classes/".length(), file.length() - ".class".length()))
                    .map(PhrasesTest::type)
                    .filter(Sayable.class::isAssignableFrom)
                    .filter(Class::isEnum)
                    .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                    .map(Sayable.class::cast)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String file) {
        try {
            return Class.forName(file.replace('/', '.'), false, PhrasesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> placeholders(String language, Sayable phrase) {
        return PLACEHOLDER
                .matcher(table(language).get(phrase.key()))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> table(String language) {
        return Language.of(SkillLocale.find(language + (language.equals("en") ? "-US" : "-DE"))
                        .orElseThrow())
                .phrases();
    }
}
