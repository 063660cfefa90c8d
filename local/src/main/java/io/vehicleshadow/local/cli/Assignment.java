package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.local.cli.text.Words;
import io.vehicleshadow.vehicle.Spelling;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person writes as {@code SIGNAL=VALUE}.
 *
 * @param key not empty
 * @param value as it was written
 */
record Assignment(String key, String value) {
    private static final String NUMBER = "-?[0-9]{1,6}([.][0-9]{1,3})?";

    /** @throws IllegalArgumentException if there is no {@code =} with something before it */
    static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'" + text + "' is not of the form SIGNAL=VALUE, such as door=open");
        }
        return new Assignment(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The value as JSON: a number where it looks like one, else a word. */
    JsonNode json() {
        return value.matches(NUMBER)
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    /**
     * The same in the letters of the catalogue: {@code Headlight=ON} is {@code headlight=on}, and {@code door=closed} is
     * {@code door=close}.
     *
     * @throws IllegalArgumentException if there is no such signal or it does not take that value, with what would be
     *     right
     */
    Assignment asCommand(SignalCatalogue catalogue) {
        Signal signal = catalogue.commandable().stream()
                .filter(s -> s.key().value().equalsIgnoreCase(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknownSignal(catalogue)));
        Assignment command = inLettersOf(signal);
        if (signal.accept(command.json()).isEmpty()) {
            throw new IllegalArgumentException(
                    signal.key() + " can't be " + value + "; it can be " + Words.allowed(signal)
                            + didYouMean(value, signal.words().stream().flatMap(Assignment::spellings)));
        }
        return command;
    }

    /** The same in the letters of the catalogue; as it is where the catalogue does not know it. */
    Assignment inLettersOf(SignalCatalogue catalogue) {
        return catalogue.find(key).map(this::inLettersOf).orElse(this);
    }

    private Assignment inLettersOf(Signal signal) {
        Optional<AllowedWord> word = signal.words().stream()
                .filter(w -> spellings(w).anyMatch(value::equalsIgnoreCase))
                .findFirst();
        return new Assignment(
                signal.key().value(), word.map(w -> w.value().text()).orElse(value));
    }

    private static Stream<String> spellings(AllowedWord word) {
        return Stream.of(word.value().text(), Words.state(word));
    }

    private String unknownSignal(SignalCatalogue catalogue) {
        if (catalogue.find(key).isPresent()) {
            return key + " can't be set: the car only reports it";
        }
        return "there is no signal '" + key + "'; there are " + catalogue.commandableKeys()
                + didYouMean(
                        key, catalogue.commandable().stream().map(s -> s.key().value()));
    }

    private static String didYouMean(String written, Stream<String> words) {
        return Spelling.nearest(written, words.toList())
                .map(word -> ". Did you mean " + word + "?")
                .orElse("");
    }
}
