package io.vehicleshadow.alexa.speech;

import io.vehicleshadow.alexa.model.Language;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.model.SlotWords;
import io.vehicleshadow.alexa.model.Vocabulary;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
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

/** Says in one language what is true of a car, in terms of its own catalogue. */
public final class CarSpeech {
    private static final Map<String, Phrase> UNITS = Map.of(
            "°C",
            Phrase.UNIT_DEGREES,
            "°F",
            Phrase.UNIT_DEGREES,
            "km/h",
            Phrase.UNIT_KILOMETERS_PER_HOUR,
            "percent",
            Phrase.UNIT_PERCENT);

    private final Vocabulary vocabulary;
    private final Phrases phrases;
    private final SlotWords slotWords;
    private final Degrees degrees;
    private final Clock clock;

    /** @param slotWords of all cars, as Alexa knows them */
    CarSpeech(SkillLocale locale, SignalCatalogue catalogue, SlotWords slotWords, Clock clock) {
        Language language = Language.of(locale);
        this.vocabulary = new Vocabulary(catalogue, language);
        this.phrases = new Phrases(language);
        this.slotWords = slotWords;
        this.degrees = Degrees.of(locale);
        this.clock = clock;
    }

    /** What words in a slot mean. */
    public SlotWords slotWords() {
        return slotWords;
    }

    /** The value that a spoken number means for the signal; empty if it can't be set to that. */
    public Optional<SignalValue> meant(Signal signal, BigDecimal number) {
        return degrees.meant(signal, number);
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Phrases phrases() {
        return phrases;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The signal as the subject of a sentence, "the trunk". */
    public String part(Signal signal) {
        return vocabulary.said(signal);
    }

    /** The value as a state, "closed" or "21.5 degrees". */
    public String state(Signal signal, SignalValue value) {
        if (value instanceof SignalValue.Quantity quantity) {
            return number(signal, quantity.number()) + " " + unit(signal);
        }
        return signal.words().stream()
                .filter(word -> word.value().equals(value))
                .findFirst()
                .map(word -> vocabulary.wording(word).written())
                .orElse(value.text());
    }

    private String number(Signal signal, BigDecimal number) {
        return phrases.numerals().digits(degrees.said(signal.range().orElseThrow(), number));
    }

    public String unit(Signal signal) {
        String sign = degrees.sign(signal.range().orElseThrow());
        return Optional.ofNullable(UNITS.get(sign))
                .map(unit -> phrases.fill(unit, Map.of()))
                .orElse(sign);
    }

    /** What the car reports for the signal, if that is a value that the catalogue knows. */
    public static Optional<SignalValue> reported(Signal signal, VehicleState car) {
        return car.shadow()
                .map(document -> document.reported().path(signal.key().value()))
                .flatMap(SignalValue::of)
                .filter(value -> isKnown(signal, value));
    }

    /** A sensor may well report beyond its range or between its steps. */
    private static boolean isKnown(Signal signal, SignalValue value) {
        return value instanceof SignalValue.Quantity ? signal.range().isPresent() : signal.allows(value);
    }

    /** What the signal is, as a part of a sentence: "the trunk is closed". */
    public String clause(Signal signal, SignalValue value) {
        Phrase is = signal.kind() == SignalKind.SENSOR ? Phrase.IS_AT : Phrase.IS_SET;
        return phrases.fill(value instanceof SignalValue.Quantity ? is : Phrase.IS, about(signal, value));
    }

    /** The names of signal and value, as phrases have them. */
    public Map<String, String> about(Signal signal, SignalValue value) {
        return Map.of("part", part(signal), "state", state(signal, value));
    }

    /** The phrase about the range of the signal, which must have one. */
    public String about(Signal signal, Phrase phrase) {
        return phrases.say(phrase, range(signal));
    }

    private Map<String, String> range(Signal signal) {
        Range range = signal.range().orElseThrow();
        return Map.of(
                "part", part(signal),
                "unit", unit(signal),
                "minimum", number(signal, range.minimum()),
                "maximum", number(signal, range.maximum()),
                "step", degrees.step(range).map(phrases.numerals()::digits).orElse(""));
    }

    /** What the signal can be: "open or closed", "off, or set to 16 to 28 degrees". */
    public String values(Signal signal) {
        Stream<String> words = signal.words().stream().map(this::written);
        Stream<String> range =
                signal.range().isPresent() ? Stream.of(phrases.fill(Phrase.RANGE, range(signal))) : Stream.of();
        return phrases.either(Stream.concat(words, range).toList());
    }

    private String written(AllowedWord word) {
        return vocabulary.wording(word).written();
    }

    /** Those parts as a choice: "the door, the window, or the trunk". */
    public String parts(List<Signal> signals) {
        return phrases.either(signals.stream().map(this::part).toList());
    }

    /** Since when the car has been offline; empty if it is online, or never was. */
    public static Optional<Instant> offlineSince(VehicleState car) {
        return car.presence().filter(known -> !known.online()).map(Presence::since);
    }

    /** That what was just said may be old, if the car is away. */
    public String staleness(VehicleState car) {
        return offlineSince(car)
                .map(since -> " " + phrases.say(Phrase.OFFLINE_SINCE, Map.of("duration", since(since))))
                .orElseGet(() -> car.presence().isPresent() ? "" : " " + phrases.say(Phrase.NEVER_ONLINE));
    }

    public String since(Instant then) {
        return phrases.numerals().words(Duration.between(then, clock.instant()));
    }

    public String until(Instant then) {
        return phrases.numerals().words(Duration.between(clock.instant(), then));
    }

    private String shown(Signal signal, SignalValue value) {
        return value instanceof SignalValue.Quantity quantity
                ? number(signal, quantity.number()) + " " + sign(signal)
                : state(signal, value);
    }

    private String sign(Signal signal) {
        String sign = degrees.sign(signal.range().orElseThrow());
        return sign.equals("percent") ? "%" : sign;
    }

    /** The whole state, one line for each signal that the car has reported. */
    public String card(VehicleState car) {
        return vocabulary.signals().stream()
                .flatMap(signal -> reported(signal, car).stream()
                        .map(value -> phrases.say(
                                Phrase.CARD_LINE,
                                Map.of("part", vocabulary.wording(signal).written(), "state", shown(signal, value)))))
                .collect(Collectors.joining("\n"));
    }
}
