package io.vehicleshadow.vehicle.signal;

import io.vehicleshadow.vehicle.json.JsonMembers;
import io.vehicleshadow.vehicle.json.JsonMistakes;
import io.vehicleshadow.vehicle.json.LocatedJson;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The texts of a catalogue file: in which languages, and of which letters. */
final class Texts {
    static final List<String> LANGUAGES = List.of("en", "de");
    private static final int LONGEST = 60;
    private final JsonMistakes mistakes;

    Texts(JsonMistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The {@code text} of what has a title. English has to be there. */
    Map<String, Wording> titles(JsonMembers owner) {
        owner.require("text", "\"text\": {\"en\": {\"title\": \"Door\", \"spoken\": [\"door\"]}}");
        return wordings(owner, "title", true);
    }

    /** The {@code text} of a value. */
    Map<String, Wording> states(JsonMembers owner) {
        return wordings(owner, "state", false);
    }

    private Map<String, Wording> wordings(JsonMembers owner, String written, boolean englishNeeded) {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        owner.object("text").ifPresent(text -> {
            if (englishNeeded) {
                text.require("en", "\"en\": {\"" + written + "\": \"Door\"}");
            }
            for (String language : LANGUAGES) {
                text.object(language)
                        .flatMap(members -> wording(members, written))
                        .ifPresent(wording -> wordings.put(language, wording));
            }
            text.end();
        });
        return wordings;
    }

    private Optional<Wording> wording(JsonMembers members, String written) {
        members.require(written, "\"" + written + "\": \"open\"").text(written);
        Optional<String> text = members.any(written).flatMap(this::clean);
        List<String> spoken = new ArrayList<>();
        if (members.names().contains("spoken")) {
            members.list("spoken").forEach(word -> spoken(word, spoken));
        }
        members.end();
        return text.map(title -> new Wording(title, spoken));
    }

    private void spoken(LocatedJson word, List<String> spoken) {
        if (word.text().isEmpty()) {
            mistakes.add(word, "is a text, not " + word.shown());
        }
        clean(word).ifPresent(text -> {
            if (!text.matches("[\\p{L}\\p{N} '’.-]+")) {
                mistakes.add(word, "is spoken: letters, numbers, blanks, apostrophes, dots and hyphens");
            } else if (spoken.stream().anyMatch(text::equalsIgnoreCase)) {
                mistakes.add(word, "stands in this list twice");
            }
            spoken.add(text);
        });
    }

    /** The text, if a person sees all of it and can't take it for another. */
    private Optional<String> clean(LocatedJson value) {
        Optional<String> text = value.text();
        text.ifPresent(read -> {
            OptionalInt foreign =
                    read.codePoints().filter(letter -> !isPlain(letter)).findFirst();
            if (read.isBlank()) {
                mistakes.add(value, "has no text in it");
            } else if (read.length() > LONGEST) {
                mistakes.add(value, "has " + read.length() + " characters; at most " + LONGEST + " fit");
            } else if (foreign.isPresent()) {
                mistakes.add(
                        value,
                        "holds %s (U+%04X), which can't be seen or looks like another letter; use Latin letters and blanks"
                                .formatted(Character.getName(foreign.getAsInt()), foreign.getAsInt()));
            } else if (!read.equals(read.strip()) || read.contains("  ")) {
                mistakes.add(
                        value, "has a blank too many: write \"" + read.strip().replaceAll(" +", " ") + "\"");
            } else if (!isComposed(read)) {
                mistakes.add(value, "holds letters in two parts; write each as one character (Unicode NFC)");
            }
        });
        return text.filter(read -> !read.isBlank());
    }

    /** Below U+0300 nothing is in parts (Unicode annex 15), and the tables for what is above cost every start time. */
    private static boolean isComposed(String read) {
        return read.chars().allMatch(letter -> letter < 0x300) || Normalizer.isNormalized(read, Normalizer.Form.NFC);
    }

    private static boolean isPlain(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> letter == ' ';
            case Character.NON_SPACING_MARK -> true;
            // Latin letters of full width look like others.
            default ->
                letter < 0xFF00
                        && (script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.COMMON);
        };
    }
}
