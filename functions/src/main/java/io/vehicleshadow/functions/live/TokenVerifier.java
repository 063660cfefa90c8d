package io.vehicleshadow.functions.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Verifies a sign-in's JWT: RS256 and nothing else, a published key, issuer, client and life. Thread-safe.
 *
 * <p>Source: RFC 7519, RFC 7515, RFC 8725; Amazon Cognito developer guide, verifying a JSON web token.
 */
public final class TokenVerifier {
    private static final int LONGEST = 8192;
    private final SigningKeys keys;
    private final String issuer;
    private final Set<String> clients;
    private final Clock clock;

    /**
     * A verifier of tokens of that issuer.
     *
     * @param clients whose tokens are taken, by {@code client_id}, {@code azp} or {@code aud}
     */
    public TokenVerifier(SigningKeys keys, String issuer, Set<String> clients, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clients = Set.copyOf(clients);
        this.clock = clock;
    }

    /**
     * Whose token it is.
     *
     * @throws TokenRefused if it proves nothing
     * @throws IOException if the keys can't be had
     */
    public SignedIn verify(String token) throws TokenRefused, IOException {
        String[] parts = token == null || token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            throw new TokenRefused("Not a signed token");
        }
        JsonNode header = json(parts[0]);
        if (!header.path("alg").asText().equals("RS256")) {
            throw new TokenRefused("Not signed with RS256");
        }
        PublicKey key = keys.find(header.path("kid").asText())
                .orElseThrow(() -> new TokenRefused("Signed with a key that the sign-in does not publish"));
        checkSignature(parts, key);
        return signedIn(json(parts[1]));
    }

    private static void checkSignature(String[] parts, PublicKey key) throws TokenRefused {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Refused below.
        }
        throw new TokenRefused("The signature is wrong");
    }

    private SignedIn signedIn(JsonNode claims) throws TokenRefused {
        Instant now = clock.instant();
        if (!claims.path("iss").asText().equals(issuer)) {
            throw new TokenRefused("Of another issuer");
        }
        if (!claims.path("exp").isNumber() || !now.isBefore(time(claims, "exp"))) {
            throw new TokenRefused("Expired");
        }
        if (claims.has("nbf") && now.isBefore(time(claims, "nbf"))) {
            throw new TokenRefused("Not valid yet");
        }
        String client = client(claims).orElseThrow(() -> new TokenRefused("Issued to another client"));
        try {
            return new SignedIn(new PersonId(claims.path("sub").textValue()), client, time(claims, "exp"));
        } catch (IllegalArgumentException e) {
            throw new TokenRefused("It names no person");
        }
    }

    private Optional<String> client(JsonNode claims) {
        JsonNode audience = claims.path("aud");
        Stream<JsonNode> audiences = audience.isArray()
                ? java.util.stream.StreamSupport.stream(audience.spliterator(), false)
                : Stream.of(audience);
        return Stream.concat(Stream.of(claims.path("client_id"), claims.path("azp")), audiences)
                .map(JsonNode::asText)
                .filter(clients::contains)
                .findFirst();
    }

    private static Instant time(JsonNode claims, String name) {
        return Instant.ofEpochSecond(claims.path(name).asLong());
    }

    private static JsonNode json(String part) throws TokenRefused {
        try {
            return JsonText.read(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            throw new TokenRefused("Not a readable token");
        }
    }
}
