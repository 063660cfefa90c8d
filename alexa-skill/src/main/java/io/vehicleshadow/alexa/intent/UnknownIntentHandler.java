package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.alexa.speech.Languages;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** An intent of a newer model than this code: not understood, and nothing done. */
final class UnknownIntentHandler implements RequestHandler {
    private final Languages languages;

    UnknownIntentHandler(Languages languages) {
        this.languages = languages;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.getRequest() instanceof IntentRequest;
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        CarSpeech speech = languages.of(input);
        return Turn.ofAnyone(input, speech).askOn(speech.phrases().say(Phrase.FALLBACK));
    }
}
