package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Properties;

/** The identities that vehicles get by one claim. */
public final class ClaimedIdentities {
    private final SecureRandom random = new SecureRandom();
    private final Endpoint endpoint;
    private final Claim claim;
    private final Duration patience;

    /**
     * Those by this claim.
     *
     * @param certificate PEM file of the claim's certificate
     * @param key PEM file of its private key
     * @param template the provisioning template
     * @param patience the longest wait for each connection and answer; at least a second
     * @throws IllegalArgumentException if no template can have that name, or the patience is too short
     */
    public ClaimedIdentities(Endpoint endpoint, Path certificate, Path key, String template, Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("--patience is at least a second, but this is " + patience.toSeconds());
        }
        this.endpoint = endpoint;
        this.claim = new Claim(certificate, key, template);
        this.patience = patience;
    }

    /** Whether the folder holds an identity, which {@link #kept} tells and {@link #get} would replace. */
    public static boolean holds(Path folder) {
        return new IdentityFolder(folder).holdsIdentity();
    }

    /**
     * The identity that a folder holds.
     *
     * @throws IOException if it can't be read
     */
    public static Credentials kept(Path folder) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(new IdentityFolder(folder).settings())) {
            settings.load(reader);
        }
        return new Credentials(
                settings.getProperty("thing"),
                Path.of(settings.getProperty("certificate")),
                Path.of(settings.getProperty("key")));
    }

    /**
     * Gets a vehicle its identity, which the folder then holds.
     *
     * @throws ProvisioningFailed if AWS IoT refuses or can't be reached; the message says which, for a person
     */
    public Credentials get(ThingName thing, Path folder) throws ProvisioningFailed, IOException, InterruptedException {
        get(thing, new IdentityFolder(folder), ProofPolicy.NONE);
        return kept(folder);
    }

    ThingName get(ThingName thing, IdentityFolder folder, ProofPolicy proof)
            throws ProvisioningFailed, IOException, InterruptedException {
        return new Provisioning(endpoint, claim.template(), folder, patience)
                .provision(claim.credentials(thing), thing, random, (draft, registered) -> {
                    draft.commit(new AgentSettings(endpoint, registered.thing(), proof, registered.renewalTemplate()));
                    return registered.thing();
                });
    }
}
