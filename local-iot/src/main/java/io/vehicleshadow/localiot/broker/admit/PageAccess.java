package io.vehicleshadow.localiot.broker.admit;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vehicleshadow.localiot.policy.PolicyAuthorization;
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
 * The access of a client with a token.
 *
 * @param authorizer decides about it, again and again
 * @param request what the client showed
 */
record PageAccess(PageAuthorizer authorizer, PageAuthorizer.Request request) {

    private static final long TIMEOUT_SECONDS = 5;

    /** Asks the authorizer; empty when it refuses. Fails when it fails, takes too long, or gives a wrong policy. */
    CompletionStage<Optional<Admission>> admission() {
        return authorizer
                .authorize(request)
                .toCompletableFuture()
                .copy()
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .thenApply(verdict -> verdict.authenticated() ? Optional.of(admission(verdict)) : Optional.empty());
    }

    private Admission admission(PageAuthorizer.Verdict verdict) {
        Authorization authorization = new PolicyAuthorization(
                verdict.policyDocuments().stream().map(PolicyDocument::parse).toList(),
                PolicyVariables.ofClient(request.clientId()));
        Admission.Term term =
                new Admission.Term(verdict.disconnectAfterSeconds(), verdict.refreshAfterSeconds(), this::admission);
        return new Admission(verdict.principalId(), authorization, Optional.of(term), Optional.empty());
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
