package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.authorizer.AuthorizerFunction;
import io.vehicleshadow.localiot.function.JavaFunctions;
import io.vehicleshadow.localiot.identity.CertificateName;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.identity.ThingName;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyException;
import io.vehicleshadow.localiot.provisioning.FleetProvisioning;
import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.localiot.store.StoreFailure;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A running local-iot. Thread-safe. */
public final class LocalIot implements AutoCloseable {

    private final Parts parts;
    private final Endpoints endpoints;

    private LocalIot(Parts parts, Endpoints endpoints) {
        this.parts = parts;
        this.endpoints = endpoints;
    }

    /**
     * Starts everything, or nothing; returns when all ports accept connections.
     *
     * @throws LocalIotException when a port or the data folder is in use or can't be used
     */
    public static LocalIot start(LocalIotOptions options) {
        Parts parts = Parts.open(options);
        try {
            return new LocalIot(parts, parts.listen(options));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Where it is found. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Takes listeners that get what an IoT rule would hand on. */
    public Rules rules() {
        return parts.rules();
    }

    /** The Java functions that the authorizers of the control plane call. */
    public JavaFunctions<AuthorizerFunction> authorizerFunctions() {
        return parts.authorizerFunctions();
    }

    /** Gives things certificates by templates that are put in here. */
    public FleetProvisioning provisioning() {
        return parts.provisioning();
    }

    /** The certificates; what is issued or revoked counts from the next connection on. */
    public Identities identities() {
        return parts.identities();
    }

    /**
     * Makes a certificate, attached to the policy and to the thing of the same name. An earlier certificate of that
     * name is revoked.
     *
     * @throws IllegalArgumentException when {@code name} isn't both a certificate's and a thing's name
     * @throws PolicyException when the policy can't be honored
     */
    public PemCredentials issueCertificate(String name, String policy) {
        return identities().issue(new CertificateName(name), PolicyDocument.parse(policy), Set.of(new ThingName(name)));
    }

    /** Completes when the data folder can't be written any more, such as on a full disk; then close this. */
    public CompletionStage<StoreFailure> failed() {
        return parts.failed();
    }

    /** Ends everything; what was acknowledged is on disk. Closing twice is allowed. */
    @Override
    public void close() {
        parts.close();
    }
}
