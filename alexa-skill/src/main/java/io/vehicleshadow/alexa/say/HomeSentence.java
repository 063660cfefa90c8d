package io.vehicleshadow.alexa.say;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A smart-home sentence, as far as a car needs them: "Alexa, raise my window".
 *
 * @param device what it is about, as it was said, without "my"
 * @param number to what it is set; empty if no number was said
 */
record HomeSentence(Want want, String device, Optional<BigDecimal> number) {
    /** What the device is to do. */
    enum Want {
        OPEN,
        CLOSE,
        RAISE,
        LOWER,
        LOCK,
        UNLOCK,
        ON,
        OFF,
        SET,
        WARMER,
        COOLER,
        STATE
    }

    private record Form(Want want, Pattern pattern) {
        static Form of(Want want, String words) {
            String device = "(?:my |the |meine?n? |der |die |das |den )?(?<device>.+?)";
            return new Form(want, Pattern.compile(words.replace("DEVICE", device)));
        }
    }

    private static final String NUMBER =
            "(?<number>\\d+(?:[.,]\\d+)?)(?: ?(?:degrees|percent|grad|prozent|°c|°f|%).*)?";

    /** The more particular come first. */
    private static final List<Form> FORMS = List.of(
            Form.of(Want.SET, "set DEVICE to " + NUMBER),
            Form.of(Want.SET, "stelle? DEVICE auf " + NUMBER),
            Form.of(Want.STATE, "(?:is|are) DEVICE (?:open|closed|locked|unlocked|on|off)"),
            Form.of(Want.STATE, "(?:ist|sind) DEVICE (?:offen|zu|abgeschlossen|an|aus)"),
            Form.of(Want.ON, "(?:turn|switch) on DEVICE"),
            Form.of(Want.ON, "(?:turn|switch) DEVICE on"),
            Form.of(Want.ON, "(?:activate|aktiviere) DEVICE"),
            Form.of(Want.ON, "(?:schalte?|mache?) DEVICE (?:ein|an)"),
            Form.of(Want.OFF, "(?:turn|switch) off DEVICE"),
            Form.of(Want.OFF, "(?:turn|switch) DEVICE off"),
            Form.of(Want.OFF, "(?:schalte?|mache?) DEVICE aus"),
            Form.of(Want.WARMER, "(?:make|mache?) DEVICE (?:warmer|wärmer)"),
            Form.of(Want.COOLER, "(?:make|mache?) DEVICE (?:cooler|colder|kälter|kühler)"),
            Form.of(Want.UNLOCK, "(?:unlock|entriegele?) DEVICE"),
            Form.of(Want.UNLOCK, "(?:sperre?|schließe?) DEVICE auf"),
            Form.of(Want.LOCK, "(?:lock|verriegele?) DEVICE"),
            Form.of(Want.LOCK, "(?:sperre?|schließe?) DEVICE ab"),
            Form.of(Want.OPEN, "(?:open|öffne) DEVICE"),
            Form.of(Want.OPEN, "mache? DEVICE auf"),
            Form.of(Want.CLOSE, "(?:close|shut|schließe?) DEVICE"),
            Form.of(Want.CLOSE, "mache? DEVICE zu"),
            Form.of(Want.RAISE, "(?:raise|hebe) DEVICE"),
            Form.of(Want.RAISE, "fahre? DEVICE (?:hoch|rauf)"),
            Form.of(Want.LOWER, "(?:lower|senke) DEVICE"),
            Form.of(Want.LOWER, "fahre? DEVICE (?:runter|herunter)"));

    /** Reads a sentence with or without "Alexa"; empty if it is none of a smart home. */
    static Optional<HomeSentence> of(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[,!?;:\"]+(?=\\s|$)|\\.\\s*$", "")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^alexa ", "");
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(plain);
            if (matcher.matches()) {
                return Optional.of(new HomeSentence(form.want(), matcher.group("device"), number(form, matcher)));
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> number(Form form, Matcher matcher) {
        return form.want() == Want.SET
                ? Optional.of(new BigDecimal(matcher.group("number").replace(',', '.')))
                : Optional.empty();
    }
}
