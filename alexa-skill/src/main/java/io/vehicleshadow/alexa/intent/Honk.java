package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.command.Commands;
import io.vehicleshadow.alexa.dialogue.Questions;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKind;
import java.util.List;
import java.util.Optional;

/** "Honk", and whatever else acts once. */
final class Honk implements IntentAnswer {
    private final Commands commands;

    Honk(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        List<Signal> momentary = turn.speech().vocabulary().signals().stream()
                .filter(signal -> signal.kind() == SignalKind.MOMENTARY)
                .toList();
        Optional<String> action = turn.name(SlotNames.ACTION);
        // "Honk" alone says all there is to say, unless two signals are asked with that word.
        List<Signal> named = momentary.stream()
                .filter(signal -> action.flatMap(
                                word -> turn.speech().vocabulary().value(signal, word))
                        .isPresent())
                .toList();
        if (turn.said(SlotNames.PART).isEmpty() && named.size() == 1) {
            return act(turn, named.get(0), action);
        }
        return new Questions(turn).part(momentary, signal -> act(turn, signal, action));
    }

    private Optional<Response> act(Turn turn, Signal signal, Optional<String> action) {
        boolean anyWillDo =
                turn.said(SlotNames.ACTION).isEmpty() && signal.words().size() == 1;
        return action.flatMap(word -> turn.speech().vocabulary().value(signal, word))
                .or(() -> anyWillDo ? Optional.of(signal.words().get(0).value()) : Optional.empty())
                .map(value -> commands.carryOut(turn, signal, value))
                .orElseGet(() -> new Questions(turn).otherValue(signal, SlotNames.ACTION));
    }
}
