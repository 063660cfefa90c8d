package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.command.Commands;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.dialogue.OpenQuestion;
import io.vehicleshadow.alexa.dialogue.Slots;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Languages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The answers to all intents, over one set of use cases. Thread-safe. */
final class IntentAnswers {
    private final Commands commands;
    private final Cars cars;
    private final Map<SkillIntent, IntentAnswer> answers = new EnumMap<>(SkillIntent.class);

    IntentAnswers(Commands commands, Cars cars, Languages languages) {
        this.commands = commands;
        this.cars = cars;
        for (SkillIntent intent : SkillIntent.values()) {
            IntentAnswer answer = intent.answer(this);
            answers.put(intent, intent.isAboutCar() ? new InTermsOfTheCar(answer, cars, languages) : answer);
        }
    }

    Commands commands() {
        return commands;
    }

    Cars cars() {
        return cars;
    }

    IntentAnswer of(SkillIntent intent) {
        return answers.get(intent);
    }

    /** Goes on with the intent that asked the question; empty if no intent of that name asks questions. */
    Optional<Response> resume(Turn turn, OpenQuestion open, Slots filled) {
        return answers.entrySet().stream()
                .filter(entry ->
                        entry.getKey().asksBack() && entry.getKey().intent().equals(open.intentName()))
                .findFirst()
                .flatMap(entry -> entry.getValue().answer(turn.as(filled)));
    }
}
