package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.LinkedAccounts;
import io.vehicleshadow.alexa.speech.Phrase;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Lets nobody through whose account is not linked. */
final class AccountGate {
    private final LinkedAccounts accounts;

    AccountGate(LinkedAccounts accounts) {
        this.accounts = accounts;
    }

    Optional<Response> then(HandlerInput input, CarSpeech speech, Function<Turn, Optional<Response>> goOn) {
        Instant heardAt = speech.now();
        Optional<String> token = Optional.ofNullable(
                input.getRequestEnvelope().getContext().getSystem().getUser().getAccessToken());
        if (token.isEmpty()) {
            return link(input, speech, Phrase.LINK_ACCOUNT);
        }
        return accounts.person(token.get())
                .map(person -> goOn.apply(new Turn(input, speech, person, heardAt)))
                .orElseGet(() -> link(input, speech, Phrase.LINK_AGAIN));
    }

    private static Optional<Response> link(HandlerInput input, CarSpeech speech, Phrase phrase) {
        return input.getResponseBuilder()
                .withSpeech(Ssml.escape(speech.phrases().say(phrase)))
                .withLinkAccountCard()
                .withShouldEndSession(true)
                .build();
    }
}
