package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.model.VerbFamily;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the intents with a verb and a part have in common. */
final class VerbAnswer {
    private final VerbFamily family;
    private final Commands commands;

    VerbAnswer(VerbFamily family, Commands commands) {
        this.family = family;
        this.commands = commands;
    }

    Optional<Response> answer(Turn turn) {
        List<Signal> parts = turn.speech().vocabulary().parts(family);
        Questions questions = new Questions(turn);
        return questions.part(parts, signal -> {
            Optional<String> action = turn.id(SlotNames.ACTION);
            if (action.isEmpty() && turn.said(SlotNames.ACTION).isEmpty()) {
                return turn.elicit(
                        SlotNames.ACTION,
                        turn.phrases()
                                .say(
                                        Phrase.WHICH_ACTION,
                                        Map.of(
                                                "actions",
                                                turn.speech().vocabulary().actions(family))));
            }
            return action.flatMap(id -> turn.speech().vocabulary().value(signal, family, id))
                    .map(value -> commands.carryOut(turn, signal, value))
                    .orElseGet(() -> questions.otherValue(signal, SlotNames.ACTION));
        });
    }
}
