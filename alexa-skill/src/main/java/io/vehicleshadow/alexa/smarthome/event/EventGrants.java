package io.vehicleshadow.alexa.smarthome.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.http.HttpPost;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.voice.VoiceStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * People's grants to tell Alexa of changes, as Login with Amazon gives them, kept encrypted. The grant of a person is one
 * of that person's region, since each region has a function, a gateway and a table of its own. Thread-safe.
 *
 * <p>Source: Alexa Smart Home, Authenticate a Customer to Alexa with Permissions.
 */
public final class EventGrants {
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private final VoiceStore store;
    private final GrantSeal seal;
    private final TokenEndpoint endpoint;
    private final Clock clock;

    EventGrants(VoiceStore store, GrantSeal seal, TokenEndpoint endpoint, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** The grants that the environment describes: EVENT_TOKENS, EVENT_CLIENT_ID, EVENT_CLIENT_SECRET, GRANT_KEY. */
    public static EventGrants of(Environment environment, VoiceStore store, Clock clock) {
        return new EventGrants(
                store,
                new GrantSeal(Base64.getDecoder().decode(environment.required("GRANT_KEY")), new SecureRandom()),
                new TokenEndpoint(
                        URI.create(environment.required("EVENT_TOKENS")),
                        environment.required("EVENT_CLIENT_ID"),
                        environment.required("EVENT_CLIENT_SECRET")),
                clock);
    }

    /**
     * Exchanges the code of a grant for tokens, and keeps them instead of earlier ones.
     *
     * @throws IOException if the token endpoint refuses it or does not answer
     */
    public void accept(PersonId person, String code) throws IOException {
        HttpPost.Answer answer = endpoint.exchange("authorization_code", "code", code);
        if (answer.status() != 200) {
            throw new IOException("The token endpoint answered " + answer.status());
        }
        keep(person, answer.json(), "");
    }

    /** Whether the person has given one, and not taken it back as far as is known. */
    public boolean has(PersonId person) {
        return store.grant(person).isPresent();
    }

    /**
     * A token that the event gateway accepts; empty if the person has given no grant, or has taken it back.
     *
     * @throws IOException if the token endpoint does not answer
     */
    public Optional<String> token(PersonId person) throws IOException {
        Optional<JsonNode> grant = grant(person);
        if (grant.isEmpty()) {
            return Optional.empty();
        }
        Instant expiry = Instant.ofEpochSecond(grant.get().path("expiresAt").asLong());
        return clock.instant().plus(MARGIN).isBefore(expiry)
                ? Optional.of(grant.get().path("access").asText())
                : refresh(person, grant.get().path("refresh").asText());
    }

    private Optional<String> refresh(PersonId person, String refreshToken) throws IOException {
        HttpPost.Answer answer = endpoint.exchange("refresh_token", "refresh_token", refreshToken);
        if (answer.status() == 400 && answer.json().path("error").asText().equals("invalid_grant")) {
            forget(person);
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new IOException("The token endpoint answered " + answer.status());
        }
        return Optional.of(keep(person, answer.json(), refreshToken));
    }

    private String keep(PersonId person, JsonNode tokens, String refreshToken) {
        String access = tokens.path("access_token").asText();
        long expiresAt =
                clock.instant().plusSeconds(tokens.path("expires_in").asLong()).getEpochSecond();
        keep(
                person,
                Json.object()
                        .put("access", access)
                        .put("refresh", tokens.path("refresh_token").asText(refreshToken))
                        .put("expiresAt", expiresAt));
        return access;
    }

    private void keep(PersonId person, ObjectNode grant) {
        store.keepGrant(person, seal.seal(person.value(), grant.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<JsonNode> grant(PersonId person) throws IOException {
        Optional<byte[]> sealed = store.grant(person);
        return sealed.isEmpty() ? Optional.empty() : Optional.of(Json.read(seal.open(person.value(), sealed.get())));
    }

    /** Makes the next {@link #token} a fresh one. */
    void expire(PersonId person) throws IOException {
        Optional<JsonNode> grant = grant(person);
        if (grant.isPresent()) {
            keep(person, ((ObjectNode) grant.get()).put("expiresAt", 0));
        }
    }

    /** Forgets the grant: the person has disabled the skill or unlinked the account. */
    void forget(PersonId person) {
        store.forgetGrant(person);
    }
}
