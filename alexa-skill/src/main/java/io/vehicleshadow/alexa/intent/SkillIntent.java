package io.vehicleshadow.alexa.intent;

import static io.vehicleshadow.alexa.model.SlotNames.ACTION;
import static io.vehicleshadow.alexa.model.SlotNames.HALF;
import static io.vehicleshadow.alexa.model.SlotNames.LONG_PIN;
import static io.vehicleshadow.alexa.model.SlotNames.NUMBER;
import static io.vehicleshadow.alexa.model.SlotNames.PART;
import static io.vehicleshadow.alexa.model.SlotNames.PIN;
import static io.vehicleshadow.alexa.model.SlotNames.STATE;
import static io.vehicleshadow.alexa.model.SlotNames.TENTHS;
import static io.vehicleshadow.alexa.model.SlotNames.VALUE;
import static io.vehicleshadow.alexa.model.SlotNames.VEHICLE;

import io.vehicleshadow.alexa.model.IntentSpec;
import io.vehicleshadow.alexa.model.InteractionModel;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.model.SlotType;
import io.vehicleshadow.alexa.model.VerbFamily;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The intents of the skill: name, slots, and the class that answers. Their words stand in the language files. */
public enum SkillIntent {
    OPEN_CLOSE(VerbFamily.OPEN_CLOSE),
    LOCK_UNLOCK(VerbFamily.LOCK_UNLOCK),
    TURN_ON_OFF(VerbFamily.TURN_ON_OFF),
    RAISE_LOWER(VerbFamily.RAISE_LOWER),
    SET_TEMPERATURE(
            "SetTemperatureIntent",
            all -> new SetTemperature(all.commands()),
            acting(PART, "QuantityPart", NUMBER, SlotType.NUMBER, TENTHS, SlotType.NUMBER, HALF, SlotType.HALF)),
    SET_SIGNAL(
            "SetSignalIntent",
            all -> new SetSignal(all.commands()),
            acting(PART, "SettablePart", VALUE, "SettableValue")),
    HONK("HonkIntent", all -> new Honk(all.commands()), acting(ACTION, "MomentaryAction", PART, "MomentaryPart")),
    SIGNAL_STATE(
            "SignalStateIntent",
            all -> new SignalState(all.cars()),
            List.of(PART, "KnownPart", STATE, "State", VEHICLE, SlotType.CAR_NUMBER)),
    CAR_STATE("CarStateIntent", all -> new CarState(all.cars()), List.of(VEHICLE, SlotType.CAR_NUMBER)),
    WHICH_CAR("WhichCarIntent", all -> new WhichCar(all.cars()), List.of(VEHICLE, SlotType.CAR_NUMBER)),
    /** A PIN that answers no question; an open dialogue takes it as the slot that it asked for. */
    UNASKED_PIN("UnaskedPinIntent", UnaskedPin::new, List.of(PIN, SlotType.FOUR_DIGITS, LONG_PIN, SlotType.NUMBER)),
    YES("AMAZON.YesIntent", Yes::new, List.of()),
    NO("AMAZON.NoIntent", all -> SmallTalk::no, List.of()),
    HELP("AMAZON.HelpIntent", all -> SmallTalk::help, List.of()),
    CANCEL("AMAZON.CancelIntent", all -> SmallTalk::goodbye, List.of()),
    STOP("AMAZON.StopIntent", all -> SmallTalk::goodbye, List.of()),
    FALLBACK("AMAZON.FallbackIntent", all -> SmallTalk::fallback, List.of()),
    REPEAT("AMAZON.RepeatIntent", all -> SmallTalk::repeat, List.of()),
    NAVIGATE_HOME("AMAZON.NavigateHomeIntent", all -> SmallTalk::goodbye, List.of());

    private final IntentSpec spec;
    private final Function<IntentAnswers, IntentAnswer> answer;

    SkillIntent(VerbFamily verbs) {
        this(
                verbs.intent(),
                all -> new VerbAnswer(verbs, all.commands()),
                acting(ACTION, verbs.actionType(), PART, verbs.partType()));
    }

    SkillIntent(String name, Function<IntentAnswers, IntentAnswer> answer, List<String> slotsAndTypes) {
        this.spec = IntentSpec.of(name, slotsAndTypes);
        this.answer = answer;
    }

    /** What makes a car do something may be about one of several, and may need the PIN. */
    private static List<String> acting(String... slotsAndTypes) {
        return Stream.concat(
                        Stream.of(slotsAndTypes),
                        Stream.of(VEHICLE, SlotType.CAR_NUMBER, PIN, SlotType.FOUR_DIGITS, LONG_PIN, SlotType.NUMBER))
                .toList();
    }

    IntentAnswer answer(IntentAnswers all) {
        return answer.apply(all);
    }

    /** The name in the interaction model. */
    public String intent() {
        return spec.name();
    }

    /** Whether a person must be known for it. */
    boolean needsAccount() {
        return !spec.isBuiltIn() || this == YES;
    }

    /** Whether what was said is about a car, and so to be understood in terms of that car. */
    boolean isAboutCar() {
        return spec.slotTypes().containsKey(VEHICLE) && this != WHICH_CAR;
    }

    /** Whether it asks for what it was not told, and so can go on with an answer that came as another intent. */
    boolean asksBack() {
        return !spec.isBuiltIn() && this != UNASKED_PIN;
    }

    /** All of them. */
    public static List<IntentSpec> specs() {
        return Arrays.stream(values()).map(intent -> intent.spec).toList();
    }

    /** The skill's interaction model. */
    public static InteractionModel model(Catalogues catalogues, SkillLocale locale) {
        return InteractionModel.of(specs(), catalogues, locale);
    }
}
