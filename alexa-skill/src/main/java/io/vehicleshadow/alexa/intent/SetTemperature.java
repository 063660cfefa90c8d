package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.command.Commands;
import io.vehicleshadow.alexa.dialogue.Questions;
import io.vehicleshadow.alexa.dialogue.Slots;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** "Set the temperature to 21 degrees". */
final class SetTemperature implements IntentAnswer {
    private final Commands commands;

    SetTemperature(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        List<Signal> quantities = turn.speech().vocabulary().signals().stream()
                .filter(signal ->
                        signal.kind() == SignalKind.ACTUATOR && signal.range().isPresent())
                .toList();
        // "Make it 21 degrees" names no part, and needs none where only one thing has degrees.
        if (turn.said(SlotNames.PART).isEmpty() && quantities.size() == 1) {
            return set(turn, quantities.get(0));
        }
        return new Questions(turn).part(quantities, signal -> set(turn, signal));
    }

    /** Asks for the number that the signal shall be set to, whatever intent this is. */
    static Optional<Response> howMany(Turn turn, Signal signal) {
        Slots about = turn.slotsOf(SkillIntent.SET_TEMPERATURE.intent())
                .with(SlotNames.PART, signal.key().value());
        return turn.as(about).elicit(SlotNames.NUMBER, turn.speech().about(signal, Phrase.WHICH_NUMBER));
    }

    private Optional<Response> set(Turn turn, Signal signal) {
        Optional<String> number = turn.said(SlotNames.NUMBER);
        if (number.isEmpty()) {
            return turn.elicit(SlotNames.NUMBER, turn.speech().about(signal, Phrase.WHICH_NUMBER));
        }
        Optional<String> tenths = turn.said(SlotNames.TENTHS).or(() -> turn.id(SlotNames.HALF));
        return quantity(number.get(), tenths)
                .flatMap(quantity -> turn.speech().meant(signal, quantity))
                .map(value -> commands.carryOut(turn, signal, value))
                .orElseGet(() -> turn.elicit(
                        SlotNames.NUMBER,
                        turn.speech().about(signal, Phrase.OUT_OF_RANGE),
                        turn.speech().about(signal, Phrase.HOW_MANY)));
    }

    private static Optional<BigDecimal> quantity(String number, Optional<String> tenths) {
        String decimal = number + tenths.map(digits -> "." + digits).orElse("");
        return decimal.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(decimal)) : Optional.empty();
    }
}
