package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.command.Commands;
import io.vehicleshadow.alexa.dialogue.Questions;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.Group;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.model.VerbFamily;
import io.vehicleshadow.alexa.model.Vocabulary;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Wanted;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A verb and a part: "open my trunk", "lock the car", "switch on my headlight", "raise my window"; or all of a family, "the windows". */
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
        Vocabulary vocabulary = turn.speech().vocabulary();
        Optional<Group> group = turn.id(SlotNames.PART).flatMap(id -> vocabulary.group(family, id));
        if (group.isPresent()) {
            return all(turn, questions, group.get());
        }
        return questions.part(vocabulary.parts(family), signal -> {
            if (turn.said(SlotNames.ACTION).isEmpty()) {
                return turn.elicit(SlotNames.ACTION, whichAction(turn));
            }
            return value(turn, signal)
                    .map(value -> commands.carryOut(turn, signal, value))
                    .orElseGet(() -> otherwise(turn, questions, signal));
        });
    }

    /** "Close the windows": each of them for which the verb means something. */
    private Optional<Response> all(Turn turn, Questions questions, Group group) {
        if (turn.said(SlotNames.ACTION).isEmpty()) {
            return turn.elicit(SlotNames.ACTION, whichAction(turn));
        }
        Map<Signal, SignalValue> values = new LinkedHashMap<>();
        group.parts().forEach(part -> value(turn, part).ifPresent(value -> values.put(part, value)));
        return values.isEmpty()
                ? otherwise(turn, questions, group.parts().get(0))
                : commands.carryOut(turn, new Wanted(Optional.of(group), values));
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
