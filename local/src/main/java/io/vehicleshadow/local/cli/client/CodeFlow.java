package io.vehicleshadow.local.cli.client;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * OAuth 2.0 authorization code flow with PKCE for a program on the person's own machine.
 *
 * <p>Source: RFC 7636 and RFC 8252 (loopback redirect).
 */
public final class CodeFlow {
    /** Where the sign-in sends the person back to. */
    public static final URI REDIRECT = SignIn.COMMAND_LINE_REDIRECT;

    private final Issuer issuer;
    private final ClientID client;
    private final URI redirect;
    private final CodeVerifier verifier = new CodeVerifier();
    private final State state = new State();

    public CodeFlow(URI issuer, String clientId, URI redirect) {
        this.issuer = new Issuer(issuer);
        this.client = new ClientID(clientId);
        this.redirect = redirect;
    }

    /** Fills in the page of the local sign-in, where a name is all it takes. */
    public String signInAs(String name) throws IOException, InterruptedException {
        OIDCProviderMetadata provider = provider();
        HttpRequest form = HttpRequest.newBuilder(authorizeAddress(provider))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(form, BodyHandlers.ofString());
        String back = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("the sign-in did not accept the name '" + name + "'"));
        AuthorizationResponse response = response(URI.create(back));
        if (!state.equals(response.getState())) {
            throw new IOException("the sign-in answered another request");
        }
        return token(provider, code(response));
    }

    /** Has the person sign in with a browser, and waits until the browser comes back with the answer to this request. */
    public String signInWithBrowser(Consumer<URI> show, Duration patience) throws IOException, InterruptedException {
        OIDCProviderMetadata provider = provider();
        try (Redirect back = Redirect.listen(redirect, state)) {
            show.accept(authorizeAddress(provider));
            return token(provider, code(back.await(patience)));
        }
    }

    private OIDCProviderMetadata provider() throws IOException {
        try {
            return OIDCProviderMetadata.resolve(issuer);
        } catch (ConnectException e) {
            throw ApiClient.noAnswer(issuer, ApiClient.IS_IT_RUNNING, e);
        } catch (Exception e) {
            throw new IOException("no usable sign-in at " + issuer + " (" + e.getMessage() + ")", e);
        }
    }

    private URI authorizeAddress(OIDCProviderMetadata provider) {
        return new AuthorizationRequest.Builder(ResponseType.CODE, client)
                .endpointURI(provider.getAuthorizationEndpointURI())
                .redirectionURI(redirect)
                .scope(new Scope("openid"))
                .state(state)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    private String token(OIDCProviderMetadata provider, AuthorizationCode code) throws IOException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, redirect, verifier);
        try {
            TokenResponse answer =
                    TokenResponse.parse(new TokenRequest.Builder(provider.getTokenEndpointURI(), client, grant)
                            .build()
                            .toHTTPRequest()
                            .send());
            if (!answer.indicatesSuccess()) {
                throw new IOException("the sign-in gave no token: "
                        + answer.toErrorResponse().getErrorObject().getCode());
            }
            return answer.toSuccessResponse().getTokens().getAccessToken().getValue();
        } catch (ParseException e) {
            throw new IOException("the sign-in gave no token: " + e.getMessage(), e);
        }
    }

    private static AuthorizationCode code(AuthorizationResponse response) throws IOException {
        if (!response.indicatesSuccess()) {
            throw new IOException("the sign-in refused: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        return response.toSuccessResponse().getAuthorizationCode();
    }

    private static AuthorizationResponse response(URI back) throws IOException {
        try {
            return AuthorizationResponse.parse(back);
        } catch (ParseException e) {
            throw new IOException("the sign-in came back without a code: " + e.getMessage(), e);
        }
    }
}
