package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.command.Commands;
import io.vehicleshadow.alexa.dialogue.Questions;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.model.VerbFamily;
import io.vehicleshadow.alexa.model.Vocabulary;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A verb and a part: "open my trunk", "lock the car", "switch on my headlight", "raise my window". */
final class VerbAnswer implements IntentAnswer {
    private final VerbFamily family;
    private final Commands commands;

    VerbAnswer(VerbFamily family, Commands commands) {
        this.family = family;
        this.commands = commands;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        Questions questions = new Questions(turn);
        return questions.part(turn.speech().vocabulary().parts(family), signal -> {
            if (turn.said(SlotNames.ACTION).isEmpty()) {
                return turn.elicit(SlotNames.ACTION, whichAction(turn));
            }
            return value(turn, signal)
                    .map(value -> commands.carryOut(turn, signal, value))
                    .orElseGet(() -> otherwise(turn, questions, signal));
        });
    }

    /** By the verb; or, as an answer to what the part can be, by the value's own word. */
    private Optional<SignalValue> value(Turn turn, Signal signal) {
        Vocabulary vocabulary = turn.speech().vocabulary();
        return turn.id(SlotNames.ACTION)
                .flatMap(action -> vocabulary.value(signal, family, action))
                .or(() -> turn.said(SlotNames.ACTION).flatMap(said -> vocabulary.value(signal, said)));
    }

    /** "Turn on the heating" is to be asked for degrees, not to be told that it can't be on. */
    private static Optional<Response> otherwise(Turn turn, Questions questions, Signal signal) {
        return signal.range().isPresent()
                ? SetTemperature.howMany(turn, signal)
                : questions.otherValue(signal, SlotNames.ACTION);
    }

    private String whichAction(Turn turn) {
        List<String> actions = turn.speech().vocabulary().actions(family);
        return turn.phrases()
                .say(Phrase.WHICH_ACTION, Map.of("actions", turn.phrases().either(actions)));
    }
}
