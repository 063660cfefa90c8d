package io.vehicleshadow.alexa.intent;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.model.Vocabulary;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one language what is true of a car. */
final class CarSpeech {
    private static final Map<String, Phrase> UNITS =
            Map.of("°C", Phrase.UNIT_DEGREES, "km/h", Phrase.UNIT_KILOMETRES_PER_HOUR, "percent", Phrase.UNIT_PERCENT);

    private final Vocabulary vocabulary;
    private final Phrases phrases;
    private final Clock clock;

    CarSpeech(Vocabulary vocabulary, Phrases phrases, Clock clock) {
        this.vocabulary = vocabulary;
        this.phrases = phrases;
        this.clock = clock;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Phrases phrases() {
        return phrases;
    }

    Instant now() {
        return clock.instant();
    }

    /** The signal as the subject of a sentence, "the trunk". */
    String part(Signal signal) {
        return vocabulary.said(signal);
    }

    /** The value as a state, "closed" or "21.5 degrees". */
    String state(Signal signal, SignalValue value) {
        if (value instanceof SignalValue.Quantity quantity) {
            return number(quantity.number()) + " " + unit(signal);
        }
        return signal.words().stream()
                .filter(word -> word.value().equals(value))
                .findFirst()
                .map(word -> vocabulary.wording(word).written())
                .orElse(value.text());
    }

    String number(BigDecimal number) {
        return phrases.numerals().digits(number);
    }

    String unit(Signal signal) {
        String sign = signal.range().orElseThrow().unit();
        return Optional.ofNullable(UNITS.get(sign))
                .map(unit -> phrases.fill(unit, Map.of()))
                .orElse(sign);
    }

    /** What the car reports for the signal, if that is a value that the catalogue knows. */
    static Optional<SignalValue> reported(Signal signal, CarView car) {
        JsonNode json = car.reported(signal);
        return SignalValue.of(json).filter(value -> isKnown(signal, value));
    }

    /** A sensor may well report beyond its range or between its steps. */
    private static boolean isKnown(Signal signal, SignalValue value) {
        return value instanceof SignalValue.Quantity ? signal.range().isPresent() : signal.allows(value);
    }

    /** What the signal is, as a part of a sentence: "the trunk is closed". */
    String clause(Signal signal, SignalValue value) {
        Phrase is = signal.kind() == SignalKind.SENSOR ? Phrase.IS_AT : Phrase.IS_SET;
        return phrases.fill(value instanceof SignalValue.Quantity ? is : Phrase.IS, about(signal, value));
    }

    /** The names of signal and value, as phrases have them. */
    Map<String, String> about(Signal signal, SignalValue value) {
        return Map.of("part", part(signal), "state", state(signal, value));
    }

    /** The phrase about the range of the signal, which must have one. */
    String about(Signal signal, Phrase phrase) {
        return phrases.say(phrase, range(signal));
    }

    private Map<String, String> range(Signal signal) {
        Range range = signal.range().orElseThrow();
        return Map.of(
                "part", part(signal),
                "unit", unit(signal),
                "minimum", number(range.minimum()),
                "maximum", number(range.maximum()),
                "step", range.step().map(this::number).orElse(""));
    }

    /** What the signal can be: "open or closed", "off, or set to 16 to 28 degrees". */
    String values(Signal signal) {
        Stream<String> words = signal.words().stream().map(this::written);
        Stream<String> range =
                signal.range().isPresent() ? Stream.of(phrases.fill(Phrase.RANGE, range(signal))) : Stream.of();
        return phrases.either(Stream.concat(words, range).toList());
    }

    private String written(AllowedWord word) {
        return vocabulary.wording(word).written();
    }

    /** Those parts as a choice: "the door, the window, or the trunk". */
    String parts(List<Signal> signals) {
        return phrases.either(signals.stream().map(this::part).toList());
    }

    /** That what was just said may be old, if the car is away. */
    String staleness(CarView car) {
        return car.offlineSince()
                .map(since -> " " + phrases.say(Phrase.OFFLINE_SINCE, Map.of("duration", since(since))))
                .orElseGet(() -> car.presence().isPresent() ? "" : " " + phrases.say(Phrase.NEVER_ONLINE));
    }

    String since(Instant then) {
        return phrases.numerals().words(Duration.between(then, clock.instant()));
    }

    String until(Instant then) {
        return phrases.numerals().words(Duration.between(clock.instant(), then));
    }

    private String shown(Signal signal, SignalValue value) {
        return value instanceof SignalValue.Quantity quantity
                ? number(quantity.number()) + " " + signs(signal.range().orElseThrow())
                : state(signal, value);
    }

    private static String signs(Range range) {
        return range.unit().equals("percent") ? "%" : range.unit();
    }

    /** The whole state, one line for each signal that the car has reported. */
    String card(CarView car) {
        return vocabulary.signals().stream()
                .flatMap(signal -> reported(signal, car).stream()
                        .map(value -> phrases.say(
                                Phrase.CARD_LINE,
                                Map.of("part", vocabulary.wording(signal).written(), "state", shown(signal, value)))))
                .collect(Collectors.joining("\n"));
    }
}
