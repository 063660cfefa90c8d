package io.vehicleshadow.vehicle.signal;

import io.vehicleshadow.vehicle.json.JsonMistakes;
import io.vehicleshadow.vehicle.json.LocatedJson;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What no single entry of a catalogue file shows: two signals for one thing, one word for two, a shadow too large. */
final class CatalogueChecks {
    /** Of 8 KB that a shadow may have, with room for outcomes of unknown signals and for proofs. */
    private static final int MOST_SHADOW_BYTES = 7000;
    /** {@code {"status":"REJECTED","reason":"JOURNAL_UNAVAILABLE","version":1234567890},} */
    private static final int OUTCOME_BYTES = 80;
    /** The same with {@code "reason":"INTERLOCK","interlock":""}. */
    private static final int INTERLOCK_OUTCOME_BYTES = 85;

    private final Map<String, Signal> signals;
    private final Map<String, LocatedJson> places;
    private final JsonMistakes mistakes;

    CatalogueChecks(Map<String, Signal> signals, Map<String, LocatedJson> places, JsonMistakes mistakes) {
        this.signals = signals;
        this.places = places;
        this.mistakes = mistakes;
    }

    void run() {
        unique("VSS path", (signal, found) -> {
            found.accept(signal.vss().read(), signal);
            if (!signal.vss().act().equals(signal.vss().read())) {
                found.accept(signal.vss().act(), signal);
            }
        });
        unique(
                "key but for capital letters",
                (signal, found) -> found.accept(lower(signal.key().value()), signal));
        for (String language : Texts.LANGUAGES) {
            unique(
                    "title (" + language + ")",
                    (signal, found) ->
                            wording(signal, language, wording -> found.accept(lower(wording.written()), signal)));
            unique(
                    "spoken name (" + language + ")",
                    (signal, found) -> wording(
                            signal,
                            language,
                            wording -> wording.spoken().forEach(name -> found.accept(lower(name), signal))));
            signals.values().forEach(signal -> distinctValues(signal, language));
        }
        places();
        size();
    }

    private static void wording(Signal signal, String language, Consumer<Wording> use) {
        if (signal.wordings().containsKey(language)) {
            use.accept(signal.wordings().get(language));
        }
    }

    /** Nothing of that sort may belong to two signals. */
    private void unique(String what, BiConsumer<Signal, BiConsumer<String, Signal>> of) {
        Map<String, Signal> owners = new HashMap<>();
        for (Signal signal : signals.values()) {
            of.accept(signal, (name, owner) -> {
                Signal first = owners.putIfAbsent(name, owner);
                if (first != null && first != owner) {
                    mistakes.add(
                            places.get(owner.key().value()),
                            "has the " + what + " \"" + name + "\" of the signal \"" + first.key()
                                    + "\"; each has its own");
                }
            });
        }
    }

    /** Nobody may say or see the same for opening and for closing. */
    private void distinctValues(Signal signal, String language) {
        Map<String, AllowedWord> said = new HashMap<>();
        for (AllowedWord word : signal.words()) {
            Wording wording = word.wordings().get(language);
            if (wording != null) {
                wording.spoken().forEach(name -> distinct(signal, said, lower(name), word, language));
                distinct(signal, said, "state: " + lower(wording.written()), word, language);
            }
        }
    }

    private void distinct(
            Signal signal, Map<String, AllowedWord> said, String name, AllowedWord word, String language) {
        AllowedWord first = said.putIfAbsent(name, word);
        if (first != null && first != word) {
            mistakes.add(
                    places.get(signal.key().value()),
                    "says \"" + name + "\" (" + language + ") for \"" + first.value() + "\" and for \"" + word.value()
                            + "\"; each value has words of its own");
        }
    }

    private void places() {
        Map<Position, Signal> taken = new HashMap<>();
        for (Signal signal : signals.values()) {
            signal.position().ifPresent(position -> {
                Signal first = taken.putIfAbsent(position, signal);
                if (first != null) {
                    mistakes.add(
                            places.get(signal.key().value()),
                            "is at the place \"" + position.place().word() + "\" of \"" + first.key()
                                    + "\" in the family \"" + position.family().name() + "\"");
                }
            });
        }
    }

    private void size() {
        int bytes = signals.values().stream().mapToInt(CatalogueChecks::largest).sum();
        if (bytes > MOST_SHADOW_BYTES) {
            Signal last =
                    signals.values().stream().reduce((one, other) -> other).orElseThrow();
            mistakes.add(
                    places.get(last.key().value()),
                    "is too much: the shadow of these " + signals.size() + " signals could have " + bytes
                            + " bytes, and " + MOST_SHADOW_BYTES + " fit; use fewer signals or shorter keys");
        }
    }

    private static int largest(Signal signal) {
        int word = signal.words().stream()
                .mapToInt(allowed -> allowed.value().text().length() + 2)
                .max()
                .orElse(0);
        int member = signal.key().value().length()
                + 4
                + Math.max(word, signal.range().isPresent() ? 14 : 0);
        boolean commanded = signal.kind().isCommandable();
        return commanded ? 2 * member + signal.key().value().length() + 4 + outcome(signal) : member;
    }

    private static int outcome(Signal signal) {
        return signal.interlocks()
                .mapToInt(
                        interlock -> INTERLOCK_OUTCOME_BYTES + interlock.name().length())
                .max()
                .orElse(OUTCOME_BYTES);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
