package io.vehicleshadow.alexa.account;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Stops every request whose account is not linked. */
public final class AccountGate {
    private final LinkedAccounts accounts;

    public AccountGate(LinkedAccounts accounts) {
        this.accounts = accounts;
    }

    /** Goes on with the person's turn, or asks to link the account. */
    public Optional<Response> then(HandlerInput input, CarSpeech speech, Function<Turn, Optional<Response>> goOn) {
        Instant heardAt = speech.now();
        String token = input.getRequestEnvelopeJson()
                .at("/context/System/user/accessToken")
                .asText();
        if (token.isEmpty()) {
            return link(input, speech, Phrase.LINK_ACCOUNT);
        }
        return accounts.person(token)
                .map(person -> goOn.apply(Turn.of(person, input, speech, heardAt)))
                .orElseGet(() -> link(input, speech, Phrase.LINK_AGAIN));
    }

    private static Optional<Response> link(HandlerInput input, CarSpeech speech, Phrase phrase) {
        return input.getResponseBuilder()
                .withSpeech(Phrases.ssml(speech.phrases().say(phrase)))
                .withLinkAccountCard()
                .withShouldEndSession(true)
                .build();
    }
}
