package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.vehicle.json.JsonMembers;
import io.vehicleshadow.vehicle.json.JsonMistakes;
import io.vehicleshadow.vehicle.json.LocatedJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads what stands for a signal's values on its VSS path. */
final class VssReader {
    private static final int LONGEST_TEXT = 100;

    private final JsonMistakes mistakes;

    VssReader(JsonMistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** What stands for a word, if the file says so. */
    Optional<VssWord> word(JsonMembers value) {
        Optional<LocatedJson> member = value.any("vss");
        if (member.flatMap(LocatedJson::object).isEmpty()) {
            return member.flatMap(this::scalar).map(VssWord::new);
        }
        return value.object("vss").flatMap(members -> {
            Optional<JsonNode> act =
                    members.require("act", "\"act\": 100").any("act").flatMap(this::scalar);
            Optional<VssWord.Reading> read = members.require("read", "\"read\": {\"minimum\": 1, \"maximum\": 100}")
                    .any("read")
                    .flatMap(at -> reading(members, at));
            members.end();
            return act.flatMap(to -> read.map(from -> new VssWord(to, from)));
        });
    }

    private Optional<VssWord.Reading> reading(JsonMembers members, LocatedJson at) {
        if (at.object().isEmpty()) {
            return scalar(at).map(VssWord.Exactly::new);
        }
        return members.object("read").flatMap(this::ends).flatMap(ends -> {
            if (ends.get(0).compareTo(ends.get(1)) >= 0) {
                mistakes.add(at, "goes from minimum up to maximum, not from " + ends.get(0) + " to " + ends.get(1));
                return Optional.empty();
            }
            return Optional.of(new VssWord.Between(ends.get(0), ends.get(1)));
        });
    }

    /** What stands for a range, if the file says so. It may go down while the range goes up. */
    Optional<VssScale> scale(JsonMembers range) {
        return range.object("vss").flatMap(this::ends).flatMap(ends -> {
            if (ends.get(0).compareTo(ends.get(1)) == 0) {
                mistakes.add(range.any("vss").orElseThrow(), "has two different ends, not " + ends.get(0) + " twice");
                return Optional.empty();
            }
            return Optional.of(new VssScale(ends.get(0), ends.get(1)));
        });
    }

    private Optional<List<BigDecimal>> ends(JsonMembers members) {
        Optional<BigDecimal> minimum =
                members.require("minimum", "\"minimum\": 0").number("minimum");
        Optional<BigDecimal> maximum =
                members.require("maximum", "\"maximum\": 100").number("maximum");
        members.end();
        return minimum.flatMap(from -> maximum.map(to -> List.of(from, to)));
    }

    private Optional<JsonNode> scalar(LocatedJson at) {
        Optional<JsonNode> value = at.flag()
                .<JsonNode>map(BooleanNode::valueOf)
                .or(() -> at.number().map(DecimalNode::valueOf))
                .or(() -> at.text()
                        .filter(text -> !text.isBlank() && text.length() <= LONGEST_TEXT)
                        .map(TextNode::valueOf));
        if (value.isEmpty()) {
            mistakes.add(at, "is what stands for it on the path: true, false, a number or a text, not " + at.shown());
        }
        return value;
    }

    /** Each reading stands for one value: a mistake for each that could be two. */
    void distinct(LocatedJson signal, List<AllowedWord> words, Optional<Range> range) {
        for (int i = 0; i < words.size(); i++) {
            AllowedWord word = words.get(i);
            for (AllowedWord other : words.subList(0, i)) {
                if (word.onVss(range).read().overlaps(other.onVss(range).read())) {
                    mistakes.add(
                            signal,
                            "can't tell \"" + word.value() + "\" from \"" + other.value()
                                    + "\": both may be read as the same on VSS");
                }
            }
            boolean isNumber = word.vss().isPresent()
                    && range.filter(numbers -> overlaps(word.vss().get().read(), numbers))
                            .isPresent();
            if (isNumber) {
                mistakes.add(
                        signal,
                        "can't tell \"" + word.value() + "\" from a number of its range on VSS; if it is that number, "
                                + "write \"number\" instead of \"vss\"");
            }
        }
    }

    private static boolean overlaps(VssWord.Reading read, Range range) {
        BigDecimal first = range.onVss(range.minimum());
        BigDecimal last = range.onVss(range.maximum());
        return read.overlaps(new VssWord.Between(first.min(last), first.max(last)));
    }
}
