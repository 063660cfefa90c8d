package io.vehicleshadow.local.signin;

import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** The tokens that the sign-in gives: for the client that asked, valid for an hour. */
final class PeopleTokens implements OAuth2TokenCallback {
    private static final long SECONDS = 3600;

    @Override
    public String issuerId() {
        return SignIn.ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        return "nobody";
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(client(request));
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return Map.of("client_id", client(request), "token_use", "access");
    }

    @Override
    public long tokenExpiry() {
        return SECONDS;
    }

    private static String client(TokenRequest request) {
        ClientID client = request.getClientAuthentication() == null
                ? request.getClientID()
                : request.getClientAuthentication().getClientID();
        return Optional.ofNullable(client).map(ClientID::getValue).orElse("nobody");
    }
}
