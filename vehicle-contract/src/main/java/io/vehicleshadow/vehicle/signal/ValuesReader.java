package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.vehicle.json.JsonMembers;
import io.vehicleshadow.vehicle.json.JsonMistakes;
import io.vehicleshadow.vehicle.json.LocatedJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which values a signal can have: its words, its range, and what each of them needs. */
final class ValuesReader {
    private static final String WORD = "[a-zA-Z][a-zA-Z0-9_-]{0,31}";
    private static final String A_VALUE = "\"values\": [{\"word\": \"open\"}, {\"word\": \"close\"}]";
    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 6;
    private static final int LONGEST_UNIT = 16;

    private final JsonMembers entry;
    private final Texts texts;
    private final Map<String, Interlock> interlocks;
    private final Set<String> interlockNames;
    private final JsonMistakes mistakes;
    private final VssReader vss;

    ValuesReader(
            JsonMembers entry,
            Texts texts,
            Map<String, Interlock> interlocks,
            Set<String> interlockNames,
            JsonMistakes mistakes) {
        this.entry = entry;
        this.texts = texts;
        this.interlocks = interlocks;
        this.interlockNames = interlockNames;
        this.mistakes = mistakes;
        vss = new VssReader(mistakes);
    }

    List<AllowedWord> words(SignalKind kind) {
        List<AllowedWord> words = new ArrayList<>();
        Optional<LocatedJson> range = entry.any("range");
        if (entry.any("values").isEmpty() && range.isEmpty()) {
            mistakes.add(entry.whole(), "has neither values nor a range; for example " + A_VALUE);
        }
        if (entry.any("values").isPresent()) {
            for (LocatedJson value : entry.list("values")) {
                JsonMembers.of(value, mistakes)
                        .flatMap(members -> word(members, kind))
                        .ifPresent(word -> add(value, word, words));
            }
        }
        if (kind == SignalKind.MOMENTARY) {
            entry.forbid("range", "does not belong to what is momentary: it has words only");
        } else if (range.isEmpty() && words.size() == 1) {
            mistakes.add(
                    entry.any("values").orElseThrow(), "holds one word only, so that the signal could never change");
        }
        return words;
    }

    private void add(LocatedJson at, AllowedWord word, List<AllowedWord> words) {
        if (words.stream()
                .anyMatch(other ->
                        other.value().text().equalsIgnoreCase(word.value().text()))) {
            mistakes.add(at, "has the word \"" + word.value() + "\" a second time");
        }
        words.add(word);
    }

    private Optional<AllowedWord> word(JsonMembers members, SignalKind kind) {
        members.require("word", "\"word\": \"open\"");
        Optional<String> word = members.text("word").filter(text -> {
            boolean plain = text.matches(WORD);
            if (!plain) {
                mistakes.add(
                        members.any("word").orElseThrow(),
                        "has 1 to 32 letters (a to z), digits, - or _ and begins with a letter, not "
                                + members.any("word").orElseThrow().shown());
            }
            return plain;
        });
        Optional<BigDecimal> same = number(members, "number");
        Optional<VssWord> onVss = vss.word(members);
        if (same.isPresent()) {
            members.forbid("vss", "does not belong to a word with \"number\", which stands on VSS as that number");
        }
        boolean confirm = confirm(members, kind);
        Set<Interlock> requires = requires(members, kind);
        Map<String, Wording> states = texts.states(members);
        members.end();
        return word.map(text -> new AllowedWord(new SignalValue.Word(text), same, onVss, confirm, requires, states));
    }

    private boolean confirm(JsonMembers members, SignalKind kind) {
        if (!kind.isCommandable()) {
            members.forbid("confirm", SignalReader.NOT_COMMANDED);
        }
        return members.flag("confirm").orElse(false);
    }

    private Set<Interlock> requires(JsonMembers members, SignalKind kind) {
        Set<Interlock> requires = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        if (!kind.isCommandable()) {
            members.forbid("requires", SignalReader.NOT_COMMANDED);
        } else if (members.any("requires").isPresent()) {
            for (LocatedJson name : members.list("requires")) {
                String text = name.text().orElse("");
                if (!interlockNames.contains(text)) {
                    mistakes.add(
                            name,
                            "is the name of one of the file's \"interlocks\" (" + String.join(", ", interlockNames)
                                    + "), not " + name.shown());
                } else if (!names.add(text)) {
                    mistakes.add(name, "stands in this list twice");
                } else if (interlocks.containsKey(text)) {
                    requires.add(interlocks.get(text));
                }
            }
        }
        return requires;
    }

    Optional<Range> range(SignalKind kind) {
        if (kind == SignalKind.MOMENTARY || entry.any("range").isEmpty()) {
            return Optional.empty();
        }
        return entry.object("range").flatMap(members -> range(members, kind));
    }

    private Optional<Range> range(JsonMembers members, SignalKind kind) {
        Optional<BigDecimal> minimum = number(members.require("minimum", "\"minimum\": 0"), "minimum");
        Optional<BigDecimal> maximum = number(members.require("maximum", "\"maximum\": 100"), "maximum");
        Optional<BigDecimal> step = number(members, "step");
        Optional<String> unit = members.require("unit", "\"unit\": \"percent\"").text("unit");
        boolean confirm = confirm(members, kind);
        Set<Interlock> requires = requires(members, kind);
        Optional<VssScale> scale = vss.scale(members);
        members.end();
        if (unit.filter(text -> text.isBlank() || text.length() > LONGEST_UNIT || !text.equals(text.strip()))
                .isPresent()) {
            mistakes.add(
                    members.any("unit").orElseThrow(), "is a sign such as km/h or percent, of at most 16 characters");
        }
        if (minimum.isEmpty()
                || maximum.isEmpty()
                || unit.isEmpty()
                || !isSound(members, minimum.get(), maximum.get(), step)) {
            return Optional.empty();
        }
        return Optional.of(new Range(minimum.get(), maximum.get(), step, unit.get(), confirm, requires, scale));
    }

    private boolean isSound(JsonMembers members, BigDecimal minimum, BigDecimal maximum, Optional<BigDecimal> step) {
        if (minimum.compareTo(maximum) >= 0) {
            mistakes.add(members.whole(), "goes from minimum up to maximum, not from " + minimum + " to " + maximum);
            return false;
        }
        if (step.isPresent() && step.get().signum() <= 0) {
            mistakes.add(members.any("step").orElseThrow(), "is greater than 0, not " + step.get());
            return false;
        }
        BigDecimal span = maximum.subtract(minimum);
        if (step.filter(each -> span.remainder(each).signum() != 0).isPresent()) {
            mistakes.add(
                    members.any("step").orElseThrow(),
                    "never gets from " + minimum + " to " + maximum + ": the difference " + span
                            + " is not a whole number of steps of " + step.get());
            return false;
        }
        return true;
    }

    private Optional<BigDecimal> number(JsonMembers members, String name) {
        return members.number(name).filter(number -> {
            boolean readable = number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DECIMALS;
            if (!readable) {
                mistakes.add(
                        members.any(name).orElseThrow(),
                        "is a number of at most " + MOST_DIGITS + " digits, " + MOST_DECIMALS
                                + " of them after the point");
            }
            return readable;
        });
    }

    /** Each state has one name, and each reading of VSS is one state. */
    void distinct(List<AllowedWord> words, Optional<Range> range) {
        Set<BigDecimal> numbers = new HashSet<>();
        for (AllowedWord word : words) {
            word.number()
                    .filter(number -> range.filter(of -> of.contains(number)).isEmpty()
                            || !numbers.add(number.stripTrailingZeros()))
                    .ifPresent(number -> mistakes.add(
                            entry.whole(),
                            "has the word \"" + word.value() + "\" for the number " + number
                                    + ", which is no number of its \"range\", or has a word already"));
        }
        vss.distinct(entry.whole(), words, range);
    }

    /** The value that the signal can have and that stands there; a mistake if there is none. */
    Optional<SignalValue> value(Signal signal, LocatedJson at) {
        JsonNode json = at.text()
                .<JsonNode>map(TextNode::valueOf)
                .or(() -> at.number().map(DecimalNode::valueOf))
                .orElse(MissingNode.getInstance());
        Optional<SignalValue> value = signal.accept(json);
        if (value.isEmpty()) {
            mistakes.add(at, "is " + signal.allowedValues() + ", not " + at.shown());
        }
        return value;
    }
}
