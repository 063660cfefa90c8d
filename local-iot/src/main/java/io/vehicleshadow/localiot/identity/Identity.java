package io.vehicleshadow.localiot.identity;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vehicleshadow.localiot.policy.PolicyAuthorization;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyVariables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A registered, active certificate with what is attached to it. Immutable: a change in the registry shows in the next
 * {@link Identities#of}.
 */
public final class Identity {

    private final String name;
    private final String principalId;
    private final String commonName;
    private final Set<String> things;
    private final List<PolicyDocument> policies;

    Identity(
            String principalId,
            String commonName,
            Registration registration,
            Function<String, Optional<PolicyDocument>> named) {
        this.name = registration.name();
        this.principalId = principalId;
        this.commonName = commonName;
        this.things = registration.things();
        this.policies = Stream.concat(
                        registration.document().map(PolicyDocument::parse).stream(),
                        registration.policies().stream().map(named).flatMap(Optional::stream))
                .toList();
    }

    /** The name under which the certificate was issued; empty for one that has none. */
    public String name() {
        return name;
    }

    /** The certificate id: SHA-256 of the certificate's DER form, 64 lower-case hexadecimal digits. */
    public String principalId() {
        return principalId;
    }

    /**
     * What an MQTT connection under {@code clientId} may do. The thing variables have values only when {@code clientId}
     * is the name of a thing attached to the certificate.
     *
     * <p>Source: AWS IoT developer guide, Thing policy variables.
     */
    public Authorization authorizationFor(String clientId) {
        PolicyVariables client = certificateVariables(PolicyVariables.ofClient(clientId));
        return new PolicyAuthorization(policies, things.contains(clientId) ? client.withThing(clientId) : client);
    }

    /** What an HTTPS request with the certificate may do: neither a client id nor a thing name has a value. */
    public Authorization authorizationForHttp() {
        return new PolicyAuthorization(policies, certificateVariables(PolicyVariables.none()));
    }

    private PolicyVariables certificateVariables(PolicyVariables variables) {
        return variables.with("iot:CertificateId", principalId).with("iot:Certificate.Subject.CommonName", commonName);
    }
}
