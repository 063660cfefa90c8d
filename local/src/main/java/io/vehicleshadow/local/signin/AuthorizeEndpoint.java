package io.vehicleshadow.local.signin;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.vehicleshadow.local.listen.LocalListener;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the page where a person types a name, and sends them back with a code. Who asks for more or less than a code with
 * PKCE for a registered redirect gets none.
 *
 * <p>Source: RFC 6749, RFC 7636, RFC 9700.
 */
final class AuthorizeEndpoint {
    private static final String NAME = "[A-Za-z0-9._@+-]{1,128}";
    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";
    private final List<Client> clients;
    private final Grants grants;
    private final Accounts accounts;
    private final String page;

    /** @param page the HTML where a person types a name */
    AuthorizeEndpoint(List<Client> clients, Grants grants, Accounts accounts, String page) {
        this.clients = clients;
        this.grants = grants;
        this.accounts = accounts;
        this.page = page;
    }

    void show(HttpServerRequest request) {
        Parameters query = Parameters.of(request.query());
        if (isAcceptable(request.response(), query)) {
            if (query.is("prompt", "none")) {
                back(request.response(), query, Map.of("error", "login_required"));
                return;
            }
            request.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Frame-Options", "DENY")
                    .end(page);
        }
    }

    void signIn(HttpServerRequest request, Parameters form) {
        Parameters query = Parameters.of(request.query());
        if (!isAcceptable(request.response(), query)) {
            return;
        }
        String person = form.get("username");
        if (!person.matches(NAME)) {
            refuse(request.response(), "A name is 1 to 128 letters, digits and . _ @ + -");
            return;
        }
        try {
            accounts.add(person);
        } catch (IOException e) {
            LocalListener.refuse(request.response(), 500, "The data folder can't be written: " + e.getMessage());
            return;
        }
        Grants.SignedIn who =
                new Grants.SignedIn(person, query.get("client_id"), query.get("scope"), query.find("nonce"));
        String code = grants.code(who, redirect(query), query.get("code_challenge"));
        back(request.response(), query, Map.of("code", code));
    }

    /** Answers what is wrong, if something is: here, as long as it is not known whom to send it to. */
    private boolean isAcceptable(HttpServerResponse response, Parameters query) {
        Optional<Client> client = clients.stream()
                .filter(known -> known.id().equals(query.get("client_id")))
                .findFirst();
        if (client.isEmpty()) {
            refuse(response, "No client of this sign-in has this client_id");
            return false;
        }
        if (client.get().redirects().stream()
                .noneMatch(known -> known.toString().equals(query.get("redirect_uri")))) {
            refuse(
                    response,
                    "This redirect_uri is not registered for " + client.get().id() + "; these are: "
                            + client.get().redirects());
            return false;
        }
        if (!query.is("response_type", "code")) {
            back(response, query, Map.of("error", "unsupported_response_type"));
            return false;
        }
        if (!query.is("code_challenge_method", "S256")
                || !query.get("code_challenge").matches(CHALLENGE)) {
            back(
                    response,
                    query,
                    Map.of("error", "invalid_request", "error_description", "A code_challenge by S256 is needed"));
            return false;
        }
        return true;
    }

    private static URI redirect(Parameters query) {
        return URI.create(query.get("redirect_uri"));
    }

    private static void back(HttpServerResponse response, Parameters query, Map<String, String> result) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        result.forEach((name, value) -> parameters.put(name, List.of(value)));
        query.find("state").ifPresent(state -> parameters.put("state", List.of(state)));
        response.setStatusCode(302)
                .putHeader("Location", redirect(query) + "?" + URLUtils.serializeParameters(parameters))
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    private static void refuse(HttpServerResponse response, String message) {
        response.setStatusCode(400)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(message + "\n");
    }
}
