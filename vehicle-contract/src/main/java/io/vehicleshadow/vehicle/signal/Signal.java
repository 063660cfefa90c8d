package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of the catalogue.
 *
 * @param key the property of the shadow document
 * @param kind whether it can be asked for
 * @param vss the COVESA VSS path
 * @param words the words it can have; may be empty
 * @param range the quantities it can have, besides the words
 * @param staleAfter the age from which a command is no longer executed; present if it can be asked for
 * @param wordings its title and spoken names, by language
 * @param simulation how a simulated car has it
 */
public record Signal(
        SignalKey key,
        SignalKind kind,
        String vss,
        List<AllowedWord> words,
        Optional<Range> range,
        Optional<Duration> staleAfter,
        Map<String, Wording> wordings,
        Simulation simulation) {

    /** @throws IllegalArgumentException if it has no value at all, or can be asked for and never goes stale */
    public Signal {
        words = List.copyOf(words);
        wordings = Map.copyOf(wordings);
        if (words.isEmpty() && range.isEmpty()) {
            throw new IllegalArgumentException("Signal '" + key + "' has neither values nor a range");
        }
        if (kind.isCommandable() != staleAfter.isPresent()) {
            throw new IllegalArgumentException(
                    "Signal '" + key + "': what can be asked for, and only that, goes stale");
        }
    }

    /** A signal that a simulated car has at once, and at first in its most harmless value. */
    public Signal(
            SignalKey key,
            SignalKind kind,
            String vss,
            List<AllowedWord> words,
            Optional<Range> range,
            Optional<Duration> staleAfter,
            Map<String, Wording> wordings) {
        this(key, kind, vss, words, range, staleAfter, wordings, Simulation.harmless(words, range));
    }

    /** The value that the JSON scalar stands for, if this signal can have it. */
    public Optional<SignalValue> accept(JsonNode json) {
        return SignalValue.of(json).filter(this::allows);
    }

    /** Whether this signal can have the value. */
    public boolean allows(SignalValue value) {
        if (value instanceof SignalValue.Quantity quantity) {
            return range.filter(r -> r.contains(quantity.number())).isPresent();
        }
        return word(value).isPresent();
    }

    /** Whether a person must confirm before this value is asked (opening and unlocking). */
    public boolean needsConfirmation(SignalValue value) {
        return word(value).map(AllowedWord::needsConfirmation).orElse(false);
    }

    /** What must hold in the vehicle at the moment of acting on this value. */
    public Set<Interlock> interlocks(SignalValue value) {
        return word(value).map(AllowedWord::requires).orElse(Set.of());
    }

    /** The allowed values in words, for an error message: {@code open or close}. */
    public String allowedValues() {
        return Stream.concat(words.stream().map(word -> word.value().text()), range.map(Range::toString).stream())
                .collect(Collectors.joining(" or "));
    }

    /** The title in English, which every entry has. */
    public String title() {
        return wordings.get("en").written();
    }

    private Optional<AllowedWord> word(SignalValue value) {
        return words.stream().filter(word -> word.value().equals(value)).findFirst();
    }
}
