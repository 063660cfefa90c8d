package io.vehicleshadow.agent.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.provision.Conversation.Refusal;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.policy.ProvisioningTemplateBody;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Fleet provisioning, from the vehicle's side: by a claim, or by the certificate that the vehicle has. Until the last step
 * the vehicle's folder holds what it held before.
 *
 * <p>Source: AWS IoT developer guide, Device provisioning MQTT API.
 */
final class Provisioning {
    private static final int NOT_FOUND = 404;
    private final Endpoint endpoint;
    private final String template;
    private final IdentityFolder folder;
    private final Duration patience;

    /**
     * @param template the provisioning template
     * @param patience the longest wait for each connection and answer; at least a second
     */
    Provisioning(Endpoint endpoint, String template, IdentityFolder folder, Duration patience) {
        this.endpoint = endpoint;
        this.template = template;
        this.folder = folder;
        this.patience = patience;
    }

    /**
     * What AWS IoT answered.
     *
     * @param thing the name that the template gave the vehicle
     * @param renewalTemplate by which it renews its certificate, if the template says so
     */
    record Registered(ThingName thing, Optional<String> renewalTemplate) {}

    /** Makes a certificate that has worked the vehicle's. */
    interface Commit<T> {
        T of(IdentityFolder.Draft draft, Registered registered) throws IOException;
    }

    /** Gets the vehicle a certificate for a new key, tries it, and commits it. */
    <T> T provision(Credentials entitled, ThingName requested, SecureRandom random, Commit<T> commit)
            throws ProvisioningFailed, IOException, InterruptedException {
        VehicleKey key = VehicleKey.make(random);
        JsonNode certificate;
        Registered registered;
        try (Conversation aws = Conversation.open(endpoint, entitled, Refusal.FINAL, patience)) {
            certificate = certificate(aws, key, requested);
            registered = registered(aws, certificate, requested);
        }
        try (IdentityFolder.Draft draft = folder.draft(
                certificate.path("certificateId").asText(),
                certificate.path("certificatePem").asText(),
                key,
                endpoint.authority())) {
            verify(draft.files(), registered.thing());
            return commit.of(draft, registered);
        }
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

    private Registered registered(Conversation aws, JsonNode certificate, ThingName requested)
            throws ProvisioningFailed, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("certificateOwnershipToken", certificate.path("certificateOwnershipToken"));
        request.putObject("parameters").put("ThingName", requested.value());
        JsonNode registered = aws.request(
                "$aws/provisioning-templates/" + template + "/provision/json",
                request,
                "to register " + requested + " by the template " + template);
        return new Registered(
                new ThingName(registered.path("thingName").asText(requested.value())),
                Optional.ofNullable(registered
                        .path("deviceConfiguration")
                        .path(ProvisioningTemplateBody.RENEWAL)
                        .textValue()));
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
