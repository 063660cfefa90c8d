package io.vehicleshadow.alexa.say;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.alexa.SpokenCar;
import io.vehicleshadow.alexa.intent.SkillIntent;
import io.vehicleshadow.alexa.model.InteractionModel;
import io.vehicleshadow.alexa.model.ModelIntent;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.model.SlotReference;
import io.vehicleshadow.alexa.model.SlotType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HearingTest {
    private static Hearing in(String locale) {
        return new Hearing(
                SkillIntent.model(SpokenCar.CATALOGUES, SkillLocale.find(locale).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, raise my window, RaiseLowerIntent, raise, window",
        "en-IN, raise my window, RaiseLowerIntent, raise, window",
        "en-GB, lower my window, RaiseLowerIntent, lower, window",
        "en-IN, up my window, RaiseLowerIntent, raise, window",
        "en-IN, down my window, RaiseLowerIntent, lower, window",
        "en-IN, window up, RaiseLowerIntent, raise, window",
        "en-IN, window down, RaiseLowerIntent, lower, window",
        "en-IN, open my window, OpenCloseIntent, open, window",
        "en-IN, close my window, OpenCloseIntent, close, window",
        "en-US, open the door, OpenCloseIntent, open, door",
        "en-US, close the door, OpenCloseIntent, close, door",
        "en-US, shut the door, OpenCloseIntent, close, door",
        "en-US, door shut, OpenCloseIntent, close, door",
        "en-US, lock the door, LockUnlockIntent, lock, lock",
        "en-US, unlock the door, LockUnlockIntent, unlock, lock",
        "en-US, lock my car, LockUnlockIntent, lock, lock",
        "en-US, switch on my headlight, TurnOnOffIntent, on, headlight",
        "en-IN, switch off my headlight, TurnOnOffIntent, off, headlight",
        "en-IN, headlight on, TurnOnOffIntent, on, headlight",
        "en-GB, open my boot, OpenCloseIntent, open, trunk",
        "de-DE, mach das Fenster zu, OpenCloseIntent, close, window",
        "de-DE, öffne meinen Kofferraum, OpenCloseIntent, open, trunk",
        "de-DE, fahre das Fenster hoch, RaiseLowerIntent, raise, window",
        "de-DE, schalte das Licht ein, TurnOnOffIntent, on, headlight",
        "de-DE, verriegele die Tür, LockUnlockIntent, lock, lock",
    })
    void the_samples_sentences_mean_what_they_say(
            String locale, String sentence, String intent, String action, String part) {
        Heard heard = in(locale).hear(Sentence.of(sentence));

        assertEquals(intent, heard.intent());
        assertEquals(action, heard.slots().get("action").match().orElseThrow().id());
        assertEquals(part, heard.slots().get("part").match().orElseThrow().id());
    }

    @ParameterizedTest
    @EnumSource(SkillLocale.class)
    void no_two_intents_share_an_utterance(SkillLocale locale) {
        InteractionModel model = SkillIntent.model(SpokenCar.CATALOGUES, locale);
        Map<String, String> owner = new HashMap<>();
        List<String> shared = new ArrayList<>();
        for (ModelIntent intent : model.intents()) {
            for (String utterance : utterances(model, intent)) {
                String other = owner.putIfAbsent(utterance, intent.name());
                if (other != null) {
                    shared.add(utterance + ": " + other + ", " + intent.name());
                }
            }
        }

        assertTrue(owner.size() > 1_000, () -> "only " + owner.size() + " utterances");
        assertEquals(List.of(), shared);
    }

    @ParameterizedTest
    @EnumSource(SkillLocale.class)
    void every_sample_resolves_to_its_own_intent(SkillLocale locale) {
        InteractionModel model = SkillIntent.model(SpokenCar.CATALOGUES, locale);
        Hearing hearing = new Hearing(model);
        for (ModelIntent intent : model.intents()) {
            for (String sample : intent.samples()) {
                String sentence = utterances(model, intent, sample).get(0).replace("#", "21");
                Set<String> intents = new HashSet<>();
                hearing.exactly(Sentence.of(sentence)).forEach(heard -> intents.add(heard.intent()));
                assertEquals(Set.of(intent.name()), intents, sentence);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, if the door is open, SignalStateIntent",
        "en-GB, whether my car is locked, SignalStateIntent",
        "en-US, if it is locked, SignalStateIntent",
        "en-IN, about the battery, SignalStateIntent",
        "en-US, how my car is, CarStateIntent",
        "en-US, could you open the trunk, OpenCloseIntent",
        "en-US, close the window please, OpenCloseIntent",
        "en-US, set the temperature to twenty one and a half degrees, SetTemperatureIntent",
        "en-US, no thanks, AMAZON.NoIntent",
        "de-DE, den Kofferraum zu öffnen, OpenCloseIntent",
        "de-DE, das Fenster zuzumachen, OpenCloseIntent",
        "de-DE, kannst du bitte den Kofferraum öffnen, OpenCloseIntent",
        "de-DE, öffne bitte den Kofferraum, OpenCloseIntent",
        "de-DE, schließ die Tür, OpenCloseIntent",
        "de-DE, schließ die Tür ab, LockUnlockIntent",
        "de-DE, sperre das Auto ab, LockUnlockIntent",
        "de-DE, das Auto zu verriegeln, LockUnlockIntent",
        "de-DE, das Licht einzuschalten, TurnOnOffIntent",
        "de-DE, lass das Fenster herunter, RaiseLowerIntent",
        "de-DE, ob die Tür offen ist, SignalStateIntent",
        "de-DE, ob es verriegelt ist, SignalStateIntent",
        "de-DE, nach der Batterie, SignalStateIntent",
        "de-DE, wie es ihm geht, CarStateIntent",
        "de-DE, stelle die Temperatur auf einundzwanzigeinhalb Grad, SetTemperatureIntent",
    })
    void what_people_say_behind_ask_my_car_is_understood(String locale, String sentence, String intent) {
        Heard heard = in(locale).hear(Sentence.of(sentence));

        assertEquals(intent, heard.intent());
        assertTrue(heard.slots().values().stream().noneMatch(Heard.Filling::isUnknown), heard.toString());
    }

    @Test
    void words_that_the_model_does_not_know_fill_a_slot_without_a_match() {
        Heard heard = in("en-US").hear(Sentence.of("open my banana"));

        assertEquals("OpenCloseIntent", heard.intent());
        assertTrue(heard.slots().get("part").isUnknown());
    }

    @Test
    void what_fits_no_sample_is_the_fallback() {
        assertEquals(
                "AMAZON.FallbackIntent",
                in("en-US")
                        .hear(Sentence.of("what will the weather be tomorrow in berlin"))
                        .intent());
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, set the temperature to 21.5 degrees, 21, 5",
        "en-US, set the temperature to twenty one point five, 21, 5",
        "de-DE, 'stelle die Temperatur auf 19,5 Grad', 19, 5",
        "de-DE, stelle die Temperatur auf neunzehn Komma fünf Grad, 19, 5",
    })
    void a_decimal_fills_two_numbers(String locale, String sentence, String number, String tenths) {
        Heard heard = in(locale).hear(Sentence.of(sentence));

        assertEquals("SetTemperatureIntent", heard.intent());
        assertEquals(number, heard.slots().get("number").said());
        assertEquals(tenths, heard.slots().get("tenths").said());
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, 1 2 3 4, pin, 1234",
        "en-US, zero four two one, pin, 0421",
        "en-US, oh four two one, pin, 0421",
        "en-US, twenty five eighty, pin, 2580",
        "en-US, my pin is twelve thirty four, pin, 1234",
        "de-DE, null vier zwo eins, pin, 0421",
        "de-DE, fünfundzwanzig achtzig, pin, 2580",
        "en-US, 123456, longPin, 123456",
        "en-US, my PIN is one two three four, pin, 1234",
        "de-DE, eins zwei drei vier, pin, 1234",
    })
    void digits_answer_the_question_for_the_pin(String locale, String sentence, String slot, String digits) {
        Heard heard = in(locale)
                .answer("OpenCloseIntent", "pin", Sentence.of(sentence))
                .orElseThrow();

        assertEquals(digits, heard.slots().get(slot).said());
    }

    @Test
    void stop_does_not_answer_a_question() {
        assertTrue(in("en-US")
                .answer("OpenCloseIntent", "pin", Sentence.of("stop"))
                .isEmpty());
        assertTrue(in("en-US")
                .answer("OpenCloseIntent", "part", Sentence.of("stop"))
                .isEmpty());
    }

    private static Set<String> utterances(InteractionModel model, ModelIntent intent) {
        Set<String> all = new HashSet<>();
        intent.samples().forEach(sample -> all.addAll(utterances(model, intent, sample)));
        return all;
    }

    /** Every way to say a sample; # stands for any number. */
    private static List<String> utterances(InteractionModel model, ModelIntent intent, String sample) {
        List<String> all = List.of("");
        for (String word : sample.split(" ")) {
            List<String> choices = SlotReference.read(word)
                    .map(slot -> model.type(
                                    intent.slot(slot.slot()).orElseThrow().type())
                            .map(HearingTest::spoken)
                            .orElse(List.of("#")))
                    .orElse(List.of(word));
            all = all.stream()
                    .flatMap(begun -> choices.stream().map(choice -> (begun + " " + choice).trim()))
                    .toList();
        }
        return all.stream()
                .map(text -> text.equals("#") ? text : text.toLowerCase())
                .toList();
    }

    private static List<String> spoken(SlotType type) {
        return type.values().stream().flatMap(SlotType.Value::spoken).toList();
    }
}
