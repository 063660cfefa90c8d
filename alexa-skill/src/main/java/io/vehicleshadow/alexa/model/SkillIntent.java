package io.vehicleshadow.alexa.model;

import static io.vehicleshadow.alexa.model.SlotNames.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The intents of the skill and the types of their slots; what is said for them stands in the language files. */
public enum SkillIntent {
    /** Open or close a part. */
    OPEN_CLOSE(VerbFamily.OPEN_CLOSE),
    /** Lock or unlock. */
    LOCK_UNLOCK(VerbFamily.LOCK_UNLOCK),
    /** Turn a part on or off. */
    TURN_ON_OFF(VerbFamily.TURN_ON_OFF),
    /** Raise or lower a part. */
    RAISE_LOWER(VerbFamily.RAISE_LOWER),
    /** Set a quantity, such as the temperature. */
    SET_TEMPERATURE(
            "SetTemperatureIntent",
            true,
            PART,
            "QuantityPart",
            NUMBER,
            SlotType.NUMBER,
            TENTHS,
            SlotType.NUMBER,
            HALF,
            SlotType.HALF),
    /** Set a signal to one of its words, whatever verbs it has. */
    SET_SIGNAL("SetSignalIntent", true, PART, "SettablePart", VALUE, "SettableValue"),
    /** Have a momentary signal act, such as the horn. */
    HONK("HonkIntent", true, ACTION, "MomentaryAction", PART, "MomentaryPart"),
    /** Ask for the state of one signal. */
    SIGNAL_STATE("SignalStateIntent", false, PART, "KnownPart", STATE, "State", VEHICLE, SlotType.CAR_NUMBER),
    /** Ask for the state of the whole car. */
    CAR_STATE("CarStateIntent", false, VEHICLE, SlotType.CAR_NUMBER),
    /** Ask which cars there are, or choose one. */
    WHICH_CAR("WhichCarIntent", false, VEHICLE, SlotType.CAR_NUMBER),
    /** A PIN that answers no question; an open dialogue takes it as the slot that it asked for. */
    UNASKED_PIN("UnaskedPinIntent", false, PIN, SlotType.FOUR_DIGITS, LONG_PIN, SlotType.NUMBER),
    /** Built in. */
    YES("AMAZON.YesIntent", false),
    /** Built in. */
    NO("AMAZON.NoIntent", false),
    /** Built in. */
    HELP("AMAZON.HelpIntent", false),
    /** Built in. */
    CANCEL("AMAZON.CancelIntent", false),
    /** Built in. */
    STOP("AMAZON.StopIntent", false),
    /** Built in: nothing else matched. */
    FALLBACK("AMAZON.FallbackIntent", false),
    /** Built in. */
    REPEAT("AMAZON.RepeatIntent", false),
    /** Built in. */
    NAVIGATE_HOME("AMAZON.NavigateHomeIntent", false);

    private final String intent;
    private final boolean acting;
    private final Map<String, String> slotTypes;

    SkillIntent(VerbFamily verbs) {
        this(verbs.intent(), true, ACTION, verbs.actionType(), PART, verbs.partType());
    }

    SkillIntent(String intent, boolean acting, String... slotsAndTypes) {
        List<String> all = new ArrayList<>(List.of(slotsAndTypes));
        if (acting) {
            all.addAll(List.of(VEHICLE, SlotType.CAR_NUMBER, PIN, SlotType.FOUR_DIGITS, LONG_PIN, SlotType.NUMBER));
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i += 2) {
            types.put(all.get(i), all.get(i + 1));
        }
        this.intent = intent;
        this.acting = acting;
        this.slotTypes = Collections.unmodifiableMap(types);
    }

    /** The name in the interaction model. */
    public String intent() {
        return intent;
    }

    /** Whether it makes the car do something. */
    public boolean isActing() {
        return acting;
    }

    /** Whether Alexa brings it, samples and all. */
    public boolean isBuiltIn() {
        return intent.startsWith("AMAZON.");
    }

    Map<String, String> slotTypes() {
        return slotTypes;
    }
}
