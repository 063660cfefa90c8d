package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.LaunchRequest;
import com.amazon.ask.model.Response;
import com.amazon.ask.request.Predicates;
import io.vehicleshadow.alexa.account.AccountGate;
import io.vehicleshadow.alexa.speech.Languages;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** "Alexa, open my car": greets, and goes on talking. */
final class LaunchHandler implements RequestHandler {
    private final Languages languages;
    private final AccountGate gate;

    LaunchHandler(Languages languages, AccountGate gate) {
        this.languages = languages;
        this.gate = gate;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(Predicates.requestType(LaunchRequest.class));
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        return gate.then(input, languages.of(input), turn -> {
            turn.memory().beginConversation();
            return turn.ask(turn.phrases().say(Phrase.WELCOME), Phrase.WHAT_NEXT);
        });
    }
}
