package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyVariables;
import io.vertx.mqtt.MqttEndpoint;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The access of a client with a token, as its authorizer gave it.
 *
 * @param authorizer whom to ask again
 * @param request what the client showed
 * @param verdict the last decision
 */
record PageAccess(PageAuthorizer authorizer, PageAuthorizer.Request request, PageAuthorizer.Verdict verdict) {

    /** Asks the authorizer; empty when it refuses. Fails when it fails, takes too long, or gives a wrong policy. */
    static CompletionStage<Optional<Admission>> ask(PageAuthorizer authorizer, PageAuthorizer.Request request) {
        return authorizer
                .authorize(request)
                .toCompletableFuture()
                .copy()
                .orTimeout(BrokerLimits.AUTHORIZER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(verdict -> verdict.authenticated()
                        ? Optional.of(admission(new PageAccess(authorizer, request, verdict)))
                        : Optional.empty());
    }

    private static Admission admission(PageAccess access) {
        Authorization authorization = Authorization.of(
                access.verdict.policyDocuments().stream()
                        .map(PolicyDocument::parse)
                        .toList(),
                PolicyVariables.ofClient(access.request.clientId()));
        return new Admission(access.verdict.principalId(), authorization, Optional.of(access));
    }

    CompletionStage<Optional<Admission>> askAgain() {
        return ask(authorizer, request);
    }

    static PageAuthorizer.Request request(MqttEndpoint endpoint) {
        Map<String, String> headers = new HashMap<>();
        if (endpoint.httpHeaders() != null) {
            endpoint.httpHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        }
        String uri = endpoint.httpRequestURI() == null ? "/mqtt" : endpoint.httpRequestURI();
        int query = uri.indexOf('?');
        String username = endpoint.auth() == null ? null : endpoint.auth().getUsername();
        String password = endpoint.auth() == null ? null : endpoint.auth().getPassword();
        return new PageAuthorizer.Request(
                endpoint.clientIdentifier(),
                username,
                password == null ? null : password.getBytes(StandardCharsets.UTF_8),
                headers,
                query < 0 ? uri : uri.substring(0, query),
                query < 0 ? "" : uri.substring(query + 1));
    }
}
