package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.exception.ExceptionHandler;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.exception.AskSdkException;
import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.speech.Languages;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.functions.CloudUnavailable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said when something broke: whether the car may have been asked all the same, and nothing better than known. */
public final class FailureAnswer implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswer.class);
    private final Languages languages;

    /** Answers in those languages. */
    public FailureAnswer(Languages languages) {
        this.languages = languages;
    }

    /** All but the SDK's own refusals, such as of an old request: those get no answer at all. */
    @Override
    public boolean canHandle(HandlerInput input, Throwable failure) {
        return !(failure instanceof AskSdkException);
    }

    @Override
    public Optional<Response> handle(HandlerInput input, Throwable failure) {
        LOG.error("Request {} failed", input.getRequestEnvelope().getRequest().getRequestId(), failure);
        boolean nothingSent = failure instanceof CloudUnavailable cloud && !cloud.mayHaveHappened();
        Phrase phrase = nothingSent ? Phrase.FAILURE : Phrase.FAILURE_MAYBE_DONE;
        return input.getResponseBuilder()
                .withSpeech(Phrases.ssml(languages.of(input).phrases().say(phrase)))
                .withShouldEndSession(true)
                .build();
    }
}
