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

/** "Set the climate to off": any word of any signal, also of one for which no verb is known. */
final class SetSignal implements IntentAnswer {
    private final Commands commands;

    SetSignal(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        List<Signal> actuators = turn.speech().vocabulary().signals().stream()
                .filter(signal -> signal.kind() == SignalKind.ACTUATOR)
                .toList();
        Questions questions = new Questions(turn);
        return questions.part(actuators, signal -> {
            if (turn.said(SlotNames.VALUE).isEmpty()) {
                return questions.value(signal, SlotNames.VALUE);
            }
            return turn.name(SlotNames.VALUE)
                    .flatMap(name -> turn.speech().vocabulary().value(signal, name))
                    .map(value -> commands.carryOut(turn, signal, value))
                    .orElseGet(() -> questions.otherValue(signal, SlotNames.VALUE));
        });
    }
}
