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
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Verifies a sign-in's JWT: RS256 and nothing else, a published key, issuer, client, life and use. The one verifier of the
 * product: functions, skill and local gateway use it (ADR 71). Thread-safe.
 *
 * <p>Source: RFC 7519, RFC 7515, RFC 8725; Amazon Cognito developer guide, verifying a JSON web token.
 */
public final class TokenVerifier {
    private static final int LONGEST = 8192;
    private final SigningKeys keys;
    private final String issuer;
    private final Set<String> clients;
    private final Clock clock;

    /** @param clients whose tokens count */
    public TokenVerifier(SigningKeys keys, String issuer, Set<String> clients, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clients = Set.copyOf(clients);
        this.clock = clock;
    }

    /**
     * Whose access token it is.
     *
     * @throws TokenRefused if it proves nothing
     * @throws IOException if the signing keys can't be fetched
     */
    public SignedIn verify(String token) throws TokenRefused, IOException {
        JsonNode claims = signedClaims(token);
        check(claims);
        if (!isForAccess(claims.path("token_use").textValue())) {
            throw new TokenRefused("Not an access token");
        }
        try {
            return new SignedIn(new PersonId(claims.path("sub").textValue()), time(claims, "exp"));
        } catch (IllegalArgumentException e) {
            throw new TokenRefused("It names no person");
        }
    }

    /** Whether a token of that {@code token_use} opens anything: an id token tells a client who signed in, no more. */
    public static boolean isForAccess(String tokenUse) {
        return "access".equals(tokenUse);
    }

    /**
     * What a token claims that the sign-in signed; whether it still counts is another question.
     *
     * @throws TokenRefused if the sign-in did not sign it
     * @throws IOException if the signing keys can't be fetched
     */
    public JsonNode signedClaims(String token) throws TokenRefused, IOException {
        String[] parts = token == null || token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            throw new TokenRefused("Not a signed token");
        }
        JsonNode header = json(parts[0]);
        if (!header.path("alg").asText().equals("RS256")) {
            throw new TokenRefused("Not signed with RS256");
        }
        if (header.has("crit")) {
            throw new TokenRefused("It needs an extension of JWS that is not understood");
        }
        PublicKey key = keys.find(header.path("kid").asText())
                .orElseThrow(() -> new TokenRefused("Signed with a key that the sign-in does not publish"));
        checkSignature(parts, key);
        return json(parts[1]);
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

    /** @throws TokenRefused if these claims are of another issuer or client, or not of now */
    public void check(JsonNode claims) throws TokenRefused {
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
        if (!isForOurClients(claims)) {
            throw new TokenRefused("Issued to another client");
        }
    }

    /** As API Gateway has it: {@code client_id} counts where no audience is named. */
    private boolean isForOurClients(JsonNode claims) {
        JsonNode audience = claims.has("aud") ? claims.path("aud") : claims.path("client_id");
        return audience.isArray()
                ? StreamSupport.stream(audience.spliterator(), false)
                        .map(JsonNode::asText)
                        .anyMatch(clients::contains)
                : clients.contains(audience.asText());
    }

    private static Instant time(JsonNode claims, String name) {
        return Instant.ofEpochSecond(claims.path(name).asLong());
    }

    private static JsonNode json(String part) throws TokenRefused {
        try {
            return JsonText.readStrictly(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            throw new TokenRefused("Not a readable token");
        }
    }
}
