package io.vehicleshadow.localiot.authorizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An authorizer as it is kept.
 *
 * @param definition as in CreateAuthorizer, with {@code status}, {@code signingDisabled} and {@code enableCachingForHttp}
 */
public record Authorizer(ObjectNode definition, long createdMillis, long modifiedMillis) {

    /** Source: AWS IoT API reference, CreateAuthorizer. */
    public static final Pattern NAME = Pattern.compile("[\\w=,@-]{1,128}");

    private static final Pattern KEY_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
    private static final int MOST_OF_AN_ARN = 2048;

    private static final String FUNCTION = "authorizerFunctionArn";
    private static final String TOKEN_KEY = "tokenKeyName";
    private static final String SIGNING_KEYS = "tokenSigningPublicKeys";
    private static final String STATUS = "status";
    private static final String UNSIGNED = "signingDisabled";

    String functionArn() {
        return definition.path(FUNCTION).asText();
    }

    public boolean isActive() {
        return status().equals("ACTIVE");
    }

    public String status() {
        return definition.path(STATUS).asText();
    }

    boolean isSigned() {
        return !definition.path(UNSIGNED).asBoolean();
    }

    Optional<String> token(PageAuthorizer.Request request) {
        return Optional.ofNullable(definition.path(TOKEN_KEY).textValue()).flatMap(key -> Shown.value(request, key));
    }

    private List<SigningKey> signingKeys() {
        return definition.path(SIGNING_KEYS).properties().stream()
                .map(key -> SigningKey.read(key.getValue().asText()))
                .toList();
    }

    /** Whether the client shows a token, and its signature by one of the keys. */
    boolean hasSigned(PageAuthorizer.Request request) {
        Optional<String> token = token(request);
        Optional<String> signature = Shown.signature(request);
        return token.isPresent()
                && signature.isPresent()
                && signingKeys().stream().anyMatch(key -> key.signed(token.get(), signature.get()));
    }

    /** @throws IllegalArgumentException when it can't be honored; says why */
    void check() {
        JsonNode function = definition.path(FUNCTION);
        require(
                function.isTextual()
                        && !function.textValue().isBlank()
                        && function.textValue().length() <= MOST_OF_AN_ARN,
                FUNCTION + " is missing, or no text of 1 to " + MOST_OF_AN_ARN + " characters");
        require(isActive() || status().equals("INACTIVE"), STATUS + " is ACTIVE or INACTIVE, not '" + status() + "'");
        require(definition.path(UNSIGNED).isBoolean(), UNSIGNED + " is true or false");
        require(definition.path("enableCachingForHttp").isBoolean(), "enableCachingForHttp is true or false");
        JsonNode tokenKey = definition.path(TOKEN_KEY);
        require(
                tokenKey.isMissingNode() || KEY_NAME.matcher(tokenKey.asText()).matches(),
                TOKEN_KEY + " must match " + KEY_NAME);
        JsonNode keys = definition.path(SIGNING_KEYS);
        require(keys.isMissingNode() || keys.isObject(), SIGNING_KEYS + " is an object");
        require(
                !isSigned() || tokenKey.isTextual() && !signingKeys().isEmpty(),
                "tokens are signed unless " + UNSIGNED + " is true: that needs " + TOKEN_KEY + " and a key of "
                        + SIGNING_KEYS);
        signingKeys();
    }

    private static void require(boolean isMet, String rule) {
        if (!isMet) {
            throw new IllegalArgumentException(rule);
        }
    }
}
