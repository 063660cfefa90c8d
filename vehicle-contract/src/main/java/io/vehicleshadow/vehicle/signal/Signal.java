package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of the catalogue.
 *
 * @param key the property of the shadow document
 * @param kind whether it takes commands
 * @param vss where it stands in the COVESA VSS
 * @param words the words it can have; may be empty
 * @param range the quantities it can have, besides the words
 * @param staleAfter the age from which a command is no longer executed; present exactly if it takes commands
 * @param patience how long its control unit may take; empty for {@link #STANDARD_PATIENCE}
 * @param freshFor for how long a reading counts, from when it came; empty for as long as the car can be reached
 * @param wordings its title and spoken names, by language
 * @param position which part of a family it is, if it is one
 * @param simulation how a simulated car has it
 */
public record Signal(
        SignalKey key,
        SignalKind kind,
        VssPaths vss,
        List<AllowedWord> words,
        Optional<Range> range,
        Optional<Duration> staleAfter,
        Optional<Duration> patience,
        Optional<Duration> freshFor,
        Map<String, Wording> wordings,
        Optional<Position> position,
        Simulation simulation) {
    /** How long a control unit may take whose signal says nothing of it: less than the API's longest wait (ADR 17). */
    public static final Duration STANDARD_PATIENCE = Duration.ofSeconds(8);

    /** The key of the signal that every vehicle has beside its catalogue: which keys it takes proofs of. */
    public static final String KEYS = "keys";

    private static final int LONGEST_TEXT = 400;

    /** @throws IllegalArgumentException if it has no value at all, or takes commands that never go stale */
    public Signal {
        words = List.copyOf(words);
        wordings = Map.copyOf(wordings);
        if (words.isEmpty() && range.isEmpty() && !key.value().equals(KEYS)) {
            throw new IllegalArgumentException("Signal '" + key + "' has neither values nor a range");
        }
        if (kind.isCommandable() != staleAfter.isPresent()) {
            throw new IllegalArgumentException("Signal '" + key + "': what takes commands, and only that, goes stale");
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
        this(
                key,
                kind,
                new VssPaths(vss),
                words,
                range,
                staleAfter,
                Optional.empty(),
                Optional.empty(),
                wordings,
                Optional.empty(),
                Simulation.harmless(words, range));
    }

    /** The signal {@value #KEYS}, whose values are texts of a form of their own ({@code proof.KeyChange}). */
    static Signal keys() {
        Duration staleAfter = Duration.ofSeconds(60);
        return new Signal(
                new SignalKey(KEYS),
                SignalKind.ACTUATOR,
                new VssPaths("Vehicle.Keys"),
                List.of(),
                Optional.empty(),
                Optional.of(staleAfter),
                Optional.empty(),
                Optional.empty(),
                Map.of("en", new Wording("Keys", List.of()), "de", new Wording("Schlüssel", List.of())),
                Optional.empty(),
                new Simulation(new SignalValue.Word("-"), Duration.ZERO));
    }

    /** Whether it is the signal {@value #KEYS}. */
    public boolean isKeys() {
        return key.value().equals(KEYS);
    }

    /** The same signal, otherwise simulated. */
    Signal with(Simulation other) {
        return new Signal(key, kind, vss, words, range, staleAfter, patience, freshFor, wordings, position, other);
    }

    /** The value that the JSON scalar stands for, if this signal can have it. */
    public Optional<SignalValue> accept(JsonNode json) {
        return SignalValue.of(json).map(this::named).filter(this::allows);
    }

    /** The word of a number that has one: one state has one name. */
    private SignalValue named(SignalValue value) {
        return words.stream()
                .filter(word -> value instanceof SignalValue.Quantity quantity && word.is(quantity.number()))
                .findFirst()
                .<SignalValue>map(AllowedWord::value)
                .orElse(value);
    }

    /** What is written to its VSS path to have it so: true or false, a number, a text. */
    public JsonNode onVss(SignalValue value) {
        return rule(
                        value,
                        numbers ->
                                (JsonNode) DecimalNode.valueOf(numbers.onVss(((SignalValue.Quantity) value).number())),
                        word -> word.onVss(range).act())
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' can't be '" + value + "'"));
    }

    /** The value that a reading of its VSS path stands for; empty if for none. Between two steps it is the nearest. */
    public Optional<SignalValue> fromVss(JsonNode reading) {
        Optional<SignalValue> word = words.stream()
                .filter(candidate -> candidate.onVss(range).read().holds(reading))
                .findFirst()
                .map(AllowedWord::value);
        return word.or(() -> range.filter(numbers -> reading.isNumber())
                .flatMap(numbers -> numbers.fromVss(reading.decimalValue()))
                .map(number -> named(new SignalValue.Quantity(number))));
    }

    /** Whether this signal can have the value. */
    public boolean allows(SignalValue value) {
        if (isKeys()) {
            return value instanceof SignalValue.Word && value.text().length() <= LONGEST_TEXT;
        }
        return rule(
                        value,
                        of -> value instanceof SignalValue.Quantity quantity && of.contains(quantity.number()),
                        word -> true)
                .orElse(false);
    }

    /** Whether a person must confirm before this value is requested (opening and unlocking). */
    public boolean needsConfirmation(SignalValue value) {
        return rule(value, Range::needsConfirmation, AllowedWord::needsConfirmation)
                .orElse(false);
    }

    /** What must hold in the vehicle at the moment of acting on this value. */
    public Set<Interlock> interlocks(SignalValue value) {
        return rule(value, Range::requires, AllowedWord::requires).orElse(Set.of());
    }

    private <T> Optional<T> rule(SignalValue given, Function<Range, T> ofQuantity, Function<AllowedWord, T> ofWord) {
        SignalValue value = named(given);
        if (value instanceof SignalValue.Quantity) {
            return range.map(ofQuantity);
        }
        if (value instanceof SignalValue.Word) {
            return words.stream()
                    .filter(word -> word.value().equals(value))
                    .findFirst()
                    .map(ofWord);
        }
        throw new IllegalStateException("No rule for " + value);
    }

    /** All interlocks of its values. */
    Stream<Interlock> interlocks() {
        return Stream.concat(
                words.stream().flatMap(word -> word.requires().stream()),
                range.stream().flatMap(numbers -> numbers.requires().stream()));
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
}
