package io.vehicleshadow.local.signin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * Gives tokens for a code or a refresh token, and for nothing else.
 *
 * <p>Source: RFC 6749, RFC 7636; revocation: RFC 7009.
 */
final class TokenEndpoint {
    private static final String VERIFIER = "[A-Za-z0-9._~-]{43,128}";
    private final Grants grants;
    private final PeopleTokens tokens;

    TokenEndpoint(Grants grants, PeopleTokens tokens) {
        this.grants = grants;
        this.tokens = tokens;
    }

    void give(HttpServerResponse response, Parameters form) {
        switch (form.get("grant_type")) {
            case "authorization_code" -> give(response, redeemed(form).map(grants::begin));
            case "refresh_token" -> give(response, grants.refresh(form.get("refresh_token"), form.get("client_id")));
            default -> refuse(response, "unsupported_grant_type");
        }
    }

    void revoke(HttpServerResponse response, Parameters form) {
        grants.revoke(form.get("token"));
        response.end();
    }

    private Optional<Grants.SignedIn> redeemed(Parameters form) {
        if (!form.get("code_verifier").matches(VERIFIER)) {
            return Optional.empty();
        }
        return grants.redeem(
                form.get("code"),
                form.get("client_id"),
                form.get("redirect_uri"),
                new CodeVerifier(form.get("code_verifier")));
    }

    private void give(HttpServerResponse response, Optional<Grants.Renewed> renewed) {
        if (renewed.isEmpty()) {
            refuse(response, "invalid_grant");
            return;
        }
        Grants.SignedIn who = renewed.get().who();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("token_type", "Bearer")
                .put("expires_in", PeopleTokens.LIFE.toSeconds())
                .put("access_token", tokens.access(who))
                .put("id_token", tokens.id(who))
                .put("refresh_token", renewed.get().refreshToken());
        answer(response, json);
    }

    private static void refuse(HttpServerResponse response, String error) {
        answer(
                response.setStatusCode(400),
                JsonNodeFactory.instance.objectNode().put("error", error));
    }

    private static void answer(HttpServerResponse response, ObjectNode json) {
        response.putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(JsonText.write(json));
    }
}
