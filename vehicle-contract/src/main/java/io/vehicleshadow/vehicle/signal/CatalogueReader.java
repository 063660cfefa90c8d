package io.vehicleshadow.vehicle.signal;

import io.vehicleshadow.vehicle.json.JsonMembers;
import io.vehicleshadow.vehicle.json.JsonMistakes;
import io.vehicleshadow.vehicle.json.LocatedJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a catalogue file in full or refuses it: a member that is unknown, of another type or out of place is a mistake,
 * told with its place, for a misspelt {@code confirm} must never open a door. The form is that of
 * {@code catalogue.schema.json}.
 *
 * <p>In this order: the names of the interlocks, families and signals; the signals; the conditions, which speak of
 * signals; last, what no single signal shows ({@link CatalogueChecks}).
 */
final class CatalogueReader {
    static final int VERSION = 1;
    private static final int LARGEST_BYTES = 1 << 18;
    private static final String AN_INTERLOCK = "\"standing\": {\"when\": \"speed = 0\"}";
    private final JsonMistakes mistakes = new JsonMistakes();
    private final Texts texts = new Texts(mistakes);
    private final Map<String, Map<String, Wording>> interlockTitles = new LinkedHashMap<>();
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Map<String, Signal> signals = new LinkedHashMap<>();
    private final Map<String, LocatedJson> places = new LinkedHashMap<>();

    private CatalogueReader() {}

    /** @throws BadCatalogue if the file has a mistake */
    static List<Signal> read(byte[] file) {
        CatalogueReader reader = new CatalogueReader();
        List<Signal> signals = reader.signals(file);
        List<String> found = reader.mistakes.found();
        if (!found.isEmpty()) {
            throw new BadCatalogue(found);
        }
        return signals;
    }

    private List<Signal> signals(byte[] file) {
        if (file.length > LARGEST_BYTES) {
            throw new BadCatalogue(
                    List.of("the file has " + file.length + " bytes; a catalogue has at most " + LARGEST_BYTES));
        }
        return LocatedJson.read(text(file), mistakes)
                .flatMap(whole -> JsonMembers.of(whole, mistakes))
                .map(this::catalogue)
                .orElse(List.of());
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadCatalogue(List.of("the file is not UTF-8 text; save it as UTF-8"));
        }
    }

    private List<Signal> catalogue(JsonMembers file) {
        file.text("$schema");
        file.require("version", "\"version\": " + VERSION).number("version").ifPresent(version -> {
            if (version.intValue() != VERSION || version.scale() > 0) {
                mistakes.add(
                        file.any("version").orElseThrow(),
                        "is " + VERSION + " in this form of the file, not " + version);
            }
        });
        file.object("families").ifPresent(this::families);
        Map<String, LocatedJson> conditions = new LinkedHashMap<>();
        file.object("interlocks").ifPresent(interlocks -> conditions.putAll(conditions(interlocks)));
        List<LocatedJson> entries =
                file.require("signals", "\"signals\": [ … ]").list("signals");
        file.end();
        // Interlocks speak of signals and signals name interlocks: the signals are read without them first.
        read(entries, Map.of(), conditions.keySet());
        if (!mistakes.isEmpty()) {
            return List.of();
        }
        Map<String, Interlock> interlocks = interlocks(conditions);
        signals.clear();
        places.clear();
        read(entries, interlocks, conditions.keySet());
        new CatalogueChecks(signals, places, mistakes).run();
        return List.copyOf(signals.values());
    }

    private void families(JsonMembers members) {
        for (String name : members.names()) {
            members.object(name).ifPresent(family -> {
                if (!name.matches(SignalKey.FORM)) {
                    mistakes.add(family.whole(), "a family has a name of up to 32 letters and digits");
                }
                families.put(name, new Family(name, texts.titles(family)));
                family.end();
            });
        }
    }

    private Map<String, LocatedJson> conditions(JsonMembers members) {
        Map<String, LocatedJson> conditions = new LinkedHashMap<>();
        for (String name : members.names()) {
            members.object(name).ifPresent(interlock -> {
                if (!name.matches(SignalKey.FORM)) {
                    mistakes.add(interlock.whole(), "an interlock has a name of up to 32 letters and digits");
                }
                interlock.require("when", AN_INTERLOCK).text("when");
                interlock.any("when").ifPresent(when -> conditions.put(name, when));
                if (interlock.any("text").isPresent()) {
                    interlockTitles.put(name, texts.titles(interlock));
                }
                interlock.end();
            });
        }
        return conditions;
    }

    private Map<String, Interlock> interlocks(Map<String, LocatedJson> conditions) {
        Map<String, Interlock> interlocks = new LinkedHashMap<>();
        conditions.forEach((name, when) -> when.text().ifPresent(text -> {
            try {
                interlocks.put(
                        name,
                        new Interlock(
                                name, ConditionText.read(text, signals), interlockTitles.getOrDefault(name, Map.of())));
            } catch (IllegalArgumentException e) {
                mistakes.add(when, e.getMessage());
            }
        }));
        return interlocks;
    }

    private void read(List<LocatedJson> entries, Map<String, Interlock> interlocks, Set<String> names) {
        for (LocatedJson entry : entries) {
            JsonMembers.of(entry, mistakes)
                    .flatMap(members -> new SignalReader(members, texts, families, interlocks, names, mistakes).read())
                    .ifPresent(signal -> {
                        LocatedJson first = places.putIfAbsent(signal.key().value(), entry);
                        if (first != null) {
                            mistakes.add(
                                    entry,
                                    "has the key \"" + signal.key() + "\" of the signal in line " + first.line()
                                            + "; each signal has a key of its own");
                        }
                        signals.putIfAbsent(signal.key().value(), signal);
                    });
        }
    }
}
