package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import io.vehicleshadow.alexa.account.AccountGate;
import io.vehicleshadow.alexa.command.Commands;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.speech.Languages;
import java.util.ArrayList;
import java.util.List;

/** Every request that the skill answers. */
public final class SkillHandlers {
    private SkillHandlers() {}

    /** The handlers in the order in which they are asked; the last takes whatever is left. */
    public static List<RequestHandler> of(Commands commands, Cars cars, AccountGate gate, Languages languages) {
        IntentAnswers answers = new IntentAnswers(commands, cars, languages);
        List<RequestHandler> handlers = new ArrayList<>();
        handlers.add(new LaunchHandler(languages, gate));
        for (SkillIntent intent : SkillIntent.values()) {
            handlers.add(new IntentHandler(intent, answers.of(intent), languages, gate));
        }
        handlers.add(new UnknownIntentHandler(languages));
        return List.copyOf(handlers);
    }
}
