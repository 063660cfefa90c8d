package io.vehicleshadow.localiot.broker.admit;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vertx.mqtt.MqttEndpoint;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Finds out who a client is that connects through one listener. */
@FunctionalInterface
public interface Authenticator {

    /** Who the client is; empty when it is unknown. */
    CompletionStage<Optional<Admission>> admit(MqttEndpoint endpoint);

    /** Lets all in with every right: for listeners that only this machine reaches. */
    static Authenticator trusting() {
        Admission anyone = new Admission("local", Authorization.everything(), Optional.empty(), Optional.empty());
        return endpoint -> CompletableFuture.completedFuture(Optional.of(anyone));
    }

    /** Lets in who has a registered certificate. */
    static Authenticator byCertificate(Principal.ByCertificate principals) {
        return endpoint -> CompletableFuture.completedFuture(
                certificate(endpoint).flatMap(shown -> admission(principals, shown, endpoint.clientIdentifier())));
    }

    private static Optional<Admission> admission(
            Principal.ByCertificate principals, X509Certificate certificate, String clientId) {
        Supplier<Optional<Authorization>> now = () -> principals
                .of(certificate)
                .map(principal -> principal.authorizationFor().apply(clientId));
        return principals
                .of(certificate)
                .map(principal -> new Admission(
                        principal.id(),
                        principal.authorizationFor().apply(clientId),
                        Optional.empty(),
                        Optional.of(now)));
    }

    /** Lets in whom its authorizer knows by a token, and trusts those who have none. */
    static Authenticator byToken(PageAuthorizers authorizers) {
        Authenticator trusting = trusting();
        return endpoint -> {
            PageAuthorizer.Request request = PageAccess.request(endpoint);
            return authorizers
                    .of(request)
                    .map(authorizer -> new PageAccess(authorizer, request).admission())
                    .orElseGet(() -> trusting.admit(endpoint));
        };
    }

    private static Optional<X509Certificate> certificate(MqttEndpoint endpoint) {
        try {
            return Optional.of((X509Certificate) endpoint.sslSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
