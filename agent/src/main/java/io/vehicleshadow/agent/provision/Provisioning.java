package io.vehicleshadow.agent.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.provision.Conversation.Refusal;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Fleet provisioning by claim, from the vehicle's side. Until the last step the vehicle's folder holds what it held
 * before.
 *
 * <p>Source: AWS IoT developer guide, Device provisioning MQTT API.
 */
final class Provisioning {
    private static final int NOT_FOUND = 404;
    private final Endpoint endpoint;
    private final Claim claim;
    private final IdentityFolder folder;
    private final ProofPolicy requireProof;
    private final Duration patience;

    /**
     * @param requireProof which commands the agent is to execute only with a proof
     * @param patience the longest wait for each connection and answer; at least a second
     */
    Provisioning(Endpoint endpoint, Claim claim, IdentityFolder folder, ProofPolicy requireProof, Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("--patience is at least a second, but this is " + patience.toSeconds());
        }
        this.endpoint = endpoint;
        this.claim = claim;
        this.folder = folder;
        this.requireProof = requireProof;
        this.patience = patience;
    }

    /** Gives the vehicle a new identity. Returns the name that the template gave it. */
    ThingName provision(ThingName requested, SecureRandom random)
            throws ProvisioningFailed, IOException, InterruptedException {
        VehicleKey key = VehicleKey.make(random);
        JsonNode certificate;
        ThingName thing;
        try (Conversation aws = Conversation.open(endpoint, claim.credentials(requested), Refusal.FINAL, patience)) {
            certificate = certificate(aws, key, requested);
            thing = registered(aws, certificate, requested);
        }
        try (IdentityFolder.Draft draft = folder.draft(
                certificate.path("certificateId").asText(),
                certificate.path("certificatePem").asText(),
                key,
                endpoint.authority())) {
            verify(draft.files(), thing);
            draft.commit(new AgentSettings(endpoint, thing, requireProof));
        }
        return thing;
    }

    private static JsonNode certificate(Conversation aws, VehicleKey key, ThingName requested)
            throws ProvisioningFailed, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("certificateSigningRequest", key.signingRequest(requested));
        JsonNode made = aws.request("$aws/certificates/create-from-csr/json", request, "to make a certificate");
        for (String member : new String[] {"certificateId", "certificatePem", "certificateOwnershipToken"}) {
            if (!made.path(member).isTextual()) {
                throw new ProvisioningFailed("AWS IoT made a certificate, but its answer has no " + member);
            }
        }
        return made;
    }

    private ThingName registered(Conversation aws, JsonNode certificate, ThingName requested)
            throws ProvisioningFailed, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("certificateOwnershipToken", certificate.path("certificateOwnershipToken"));
        request.putObject("parameters").put("ThingName", requested.value());
        JsonNode registered = aws.request(
                "$aws/provisioning-templates/" + claim.template() + "/provision/json",
                request,
                "to register " + requested + " by the template " + claim.template());
        return new ThingName(registered.path("thingName").asText(requested.value()));
    }

    /** The answer 404 shows as well that the vehicle may use its shadow: it has none yet. */
    private void verify(IdentityFiles files, ThingName thing)
            throws ProvisioningFailed, IOException, InterruptedException {
        Credentials vehicle = new Credentials(thing.value(), files.certificate(), files.key());
        try (Conversation aws = Conversation.open(endpoint, vehicle, Refusal.TEMPORARY, patience)) {
            aws.request(
                    ShadowTopics.classic(thing).get(),
                    JsonNodeFactory.instance.objectNode(),
                    "the new certificate its vehicle's shadow");
        } catch (RequestRefused e) {
            if (e.code() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
