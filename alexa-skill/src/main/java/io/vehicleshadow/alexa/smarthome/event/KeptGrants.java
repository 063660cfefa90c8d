package io.vehicleshadow.alexa.smarthome.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.voice.VoiceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Grants as Login with Amazon gives them, kept encrypted. The grant of a person is one of that person's region, since
 * each region has a function, a gateway and a table of its own.
 *
 * <p>Source: Alexa Smart Home, Authenticate a Customer to Alexa with Permissions.
 */
public final class KeptGrants implements EventGrants {
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private final VoiceStore store;
    private final GrantSeal seal;
    private final TokenEndpoint endpoint;
    private final Clock clock;

    KeptGrants(VoiceStore store, GrantSeal seal, TokenEndpoint endpoint, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** The grants that the environment describes: EVENT_TOKENS, EVENT_CLIENT_ID, EVENT_CLIENT_SECRET, GRANT_KEY. */
    public static KeptGrants of(Environment environment, VoiceStore store, Clock clock) {
        return new KeptGrants(
                store,
                new GrantSeal(Base64.getDecoder().decode(environment.required("GRANT_KEY")), new SecureRandom()),
                new TokenEndpoint(
                        URI.create(environment.required("EVENT_TOKENS")),
                        environment.required("EVENT_CLIENT_ID"),
                        environment.required("EVENT_CLIENT_SECRET")),
                clock);
    }

    @Override
    public void accept(PersonId person, String code) throws IOException {
        HttpPost.Answer answer = endpoint.exchange("authorization_code", "code", code);
        if (answer.status() != 200) {
            throw new IOException("The token endpoint answered " + answer.status());
        }
        keep(person, answer.json(), "");
    }

    @Override
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

    @Override
    public void expire(PersonId person) {
        try {
            grant(person).ifPresent(grant -> keep(person, ((ObjectNode) grant).put("expiresAt", 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forget(PersonId person) {
        store.forgetGrant(person);
    }
}
