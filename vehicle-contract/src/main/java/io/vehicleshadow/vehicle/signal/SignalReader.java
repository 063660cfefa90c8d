package io.vehicleshadow.vehicle.signal;

import io.vehicleshadow.vehicle.json.JsonMembers;
import io.vehicleshadow.vehicle.json.JsonMistakes;
import io.vehicleshadow.vehicle.json.LocatedJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one entry of a catalogue file. */
final class SignalReader {
    private static final String VSS_PATH = "Vehicle(\\.[A-Z][A-Za-z0-9]*)+";
    /** What opens is not done later than that, whatever the file says. */
    private static final int LONGEST_STALE_AFTER_OF_WHAT_OPENS = 300;

    private static final int LONGEST_STALE_AFTER = 3600;
    private static final int LONGEST_PATIENCE = 120;
    private static final int LONGEST_FRESH = 3600;
    /** Keys that mean something else in a command's body or in manual control. */
    private static final Set<String> RESERVED = Set.of("keys", "confirm", "connection", "ecu");

    static final String NOT_COMMANDED = "does not belong to a sensor, which takes no commands";

    private final JsonMembers entry;
    private final Texts texts;
    private final Map<String, Family> families;
    private final ValuesReader values;
    private final JsonMistakes mistakes;

    /**
     * Reads that entry.
     *
     * @param interlocks those whose conditions are known by now
     * @param interlockNames all
     */
    SignalReader(
            JsonMembers entry,
            Texts texts,
            Map<String, Family> families,
            Map<String, Interlock> interlocks,
            Set<String> interlockNames,
            JsonMistakes mistakes) {
        this.entry = entry;
        this.texts = texts;
        this.families = families;
        this.mistakes = mistakes;
        values = new ValuesReader(entry, texts, interlocks, interlockNames, mistakes);
    }

    /** The signal; empty if so much is wrong that there is none. */
    Optional<Signal> read() {
        Optional<SignalKey> key = key();
        Optional<SignalKind> kind = kind();
        Optional<VssPaths> vss = vss();
        Map<String, Wording> titles = texts.titles(entry);
        Optional<Position> position = position();
        Optional<Duration> patience = kind.flatMap(this::patience);
        Optional<Duration> freshFor = kind.flatMap(this::freshFor);
        List<AllowedWord> words = kind.map(values::words).orElse(List.of());
        Optional<Range> range = kind.flatMap(values::range);
        values.distinct(words, range);
        Optional<Duration> staleAfter = kind.flatMap(known -> staleAfter(known, opensSomething(words, range)));
        Optional<JsonMembers> simulation = entry.object("simulation");
        if (kind.isEmpty()) {
            List.of("staleAfterSeconds", "patienceSeconds", "freshSeconds", "values", "range")
                    .forEach(entry::any);
        }
        entry.end();
        if (key.isEmpty() || kind.isEmpty() || vss.isEmpty() || words.isEmpty() && range.isEmpty()) {
            return Optional.empty();
        }
        Simulation harmless = Simulation.harmless(words, range);
        if (kind.get().isCommandable() && staleAfter.isEmpty()) {
            return Optional.empty();
        }
        Signal signal = new Signal(
                key.get(),
                kind.get(),
                vss.get(),
                words,
                range,
                staleAfter,
                patience,
                freshFor,
                titles,
                position,
                harmless);
        return Optional.of(simulation.map(members -> simulated(signal, members)).orElse(signal));
    }

    private static boolean opensSomething(List<AllowedWord> words, Optional<Range> range) {
        return words.stream().anyMatch(AllowedWord::needsConfirmation)
                || range.filter(Range::needsConfirmation).isPresent();
    }

    private Optional<SignalKey> key() {
        entry.require("key", "\"key\": \"door\"");
        return entry.text("key").flatMap(key -> {
            if (!key.matches(SignalKey.FORM)) {
                wrong("key", "has 1 to 32 letters (a to z) and digits and begins with a small letter");
                return Optional.empty();
            }
            if (RESERVED.contains(key) || SignalKey.isReserved(key)) {
                wrong("key", "is reserved: it means something else in the shadow, in a command or in manual control");
                return Optional.empty();
            }
            return Optional.of(new SignalKey(key));
        });
    }

    private Optional<SignalKind> kind() {
        entry.require("kind", "\"kind\": \"actuator\"");
        return entry.text("kind").flatMap(name -> {
            Optional<SignalKind> kind = Arrays.stream(SignalKind.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
            if (kind.isEmpty()) {
                wrong("kind", "is actuator, sensor or momentary, not \"" + name + "\"");
            }
            return kind;
        });
    }

    private Optional<VssPaths> vss() {
        entry.require("vss", "\"vss\": \"Vehicle.Body.Trunk.Rear.IsOpen\"");
        Optional<LocatedJson> member = entry.any("vss");
        if (member.flatMap(LocatedJson::object).isPresent()) {
            return entry.object("vss").flatMap(paths -> {
                paths.require("act", "\"act\": \"Vehicle.Cabin.Sunroof.Switch\"")
                        .text("act");
                paths.require("read", "\"read\": \"Vehicle.Cabin.Sunroof.Position\"")
                        .text("read");
                Optional<String> act = paths.any("act").flatMap(this::path);
                Optional<String> read = paths.any("read").flatMap(this::path);
                paths.end();
                return act.flatMap(to -> read.map(from -> new VssPaths(to, from)));
            });
        }
        entry.text("vss");
        return member.flatMap(this::path).map(VssPaths::new);
    }

    private Optional<String> path(LocatedJson member) {
        Optional<String> path = member.text().filter(text -> text.matches(VSS_PATH));
        if (member.text().isPresent() && path.isEmpty()) {
            mistakes.add(
                    member,
                    "is a path of the Vehicle Signal Specification such as Vehicle.Body.Trunk.Rear.IsOpen, not "
                            + member.shown());
        }
        return path;
    }

    private Optional<Position> position() {
        Optional<String> family = entry.text("family");
        Optional<String> place = entry.text("place");
        if (family.isPresent() != place.isPresent()) {
            mistakes.add(entry.whole(), "\"family\" and \"place\" go together; give both or none");
            return Optional.empty();
        }
        if (family.filter(name -> !families.containsKey(name)).isPresent()) {
            wrong(
                    "family",
                    "is one of the file's \"families\" (" + String.join(", ", families.keySet()) + "), not \""
                            + family.get() + "\"");
        }
        Optional<Place> known = place.flatMap(word -> Arrays.stream(Place.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst());
        if (place.isPresent() && known.isEmpty()) {
            wrong(
                    "place",
                    "is one of "
                            + Arrays.stream(Place.values()).map(Place::word).collect(Collectors.joining(", "))
                            + ", not \""
                            + place.get() + "\"");
        }
        return family.map(families::get).flatMap(of -> known.map(at -> new Position(of, at)));
    }

    private Optional<Duration> staleAfter(SignalKind kind, boolean opens) {
        if (!kind.isCommandable()) {
            entry.forbid("staleAfterSeconds", NOT_COMMANDED);
            return Optional.empty();
        }
        entry.require("staleAfterSeconds", "\"staleAfterSeconds\": 60");
        int longest = opens ? LONGEST_STALE_AFTER_OF_WHAT_OPENS : LONGEST_STALE_AFTER;
        String why = opens ? " where a value needs confirmation" : "";
        return seconds("staleAfterSeconds", longest, why);
    }

    private Optional<Duration> patience(SignalKind kind) {
        if (!kind.isCommandable()) {
            entry.forbid("patienceSeconds", NOT_COMMANDED);
            return Optional.empty();
        }
        return seconds("patienceSeconds", LONGEST_PATIENCE, "");
    }

    private Optional<Duration> freshFor(SignalKind kind) {
        if (kind == SignalKind.MOMENTARY) {
            entry.forbid("freshSeconds", "does not belong to what is momentary and has no reading");
            return Optional.empty();
        }
        return seconds("freshSeconds", LONGEST_FRESH, "");
    }

    private Optional<Duration> seconds(String name, int longest, String why) {
        return entry.number(name).flatMap(number -> {
            boolean whole = number.compareTo(BigDecimal.ONE) >= 0
                    && number.compareTo(BigDecimal.valueOf(longest)) <= 0
                    && number.stripTrailingZeros().scale() <= 0;
            if (!whole) {
                wrong(name, "is a whole number of seconds from 1 to " + longest + why + ", not " + number);
            }
            return whole ? Optional.of(Duration.ofSeconds(number.longValue())) : Optional.empty();
        });
    }

    private Signal simulated(Signal signal, JsonMembers simulation) {
        SignalValue start = signal.simulation().start();
        if (signal.kind() == SignalKind.MOMENTARY) {
            simulation.forbid("start", "does not belong to what is momentary and has no state");
        } else {
            start = simulation
                    .any("start")
                    .flatMap(value -> values.value(signal, value))
                    .orElse(start);
        }
        Duration moves = simulation
                .number("movementSeconds")
                .flatMap(number -> movement(simulation, number))
                .orElse(Duration.ZERO);
        if (!signal.kind().isCommandable()) {
            simulation.forbid("movementSeconds", NOT_COMMANDED);
        }
        if (signal.patience().filter(patience -> moves.compareTo(patience) >= 0).isPresent()) {
            mistakes.add(simulation.any("movementSeconds").orElseThrow(), "is shorter than \"patienceSeconds\"");
        }
        simulation.end();
        return signal.with(new Simulation(start, moves));
    }

    private Optional<Duration> movement(JsonMembers simulation, BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(LONGEST_PATIENCE)) > 0) {
            mistakes.add(
                    simulation.any("movementSeconds").orElseThrow(),
                    "is a number of seconds from 0 to " + LONGEST_PATIENCE + ", not " + seconds);
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    private void wrong(String member, String what) {
        mistakes.add(entry.any(member).orElseThrow(), what);
    }
}
