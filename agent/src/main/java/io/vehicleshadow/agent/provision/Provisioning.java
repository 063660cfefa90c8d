package io.vehicleshadow.agent.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * Fleet provisioning by claim, from the vehicle's side. Until the last step the vehicle's folder holds what it held
 * before.
 *
 * <p>Source: AWS IoT developer guide, Device provisioning MQTT API.
 */
record Provisioning(Endpoint endpoint, Claim claim, IdentityFolder folder, SecureRandom random) {
    private static final int NOT_FOUND = 404;

    /** Gives the vehicle a new identity. */
    ThingName provision(ThingName asked) throws ProvisioningFailed, IOException, InterruptedException {
        VehicleKey key = VehicleKey.make(random);
        JsonNode certificate;
        ThingName thing;
        try (Conversation aws = Conversation.open(endpoint, claim.credentials(asked))) {
            certificate = certificate(aws, key, asked);
            thing = registered(aws, certificate, asked);
        }
        try (IdentityFolder.Draft draft = folder.draft(
                certificate.path("certificateId").asText(),
                certificate.path("certificatePem").asText(),
                key,
                endpoint.authority())) {
            verify(new Credentials(thing.value(), draft.certificate(), draft.key(), true), thing);
            draft.commit(new AgentSettings(endpoint, thing));
        }
        return thing;
    }

    private static JsonNode certificate(Conversation aws, VehicleKey key, ThingName asked)
            throws ProvisioningFailed, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("certificateSigningRequest", key.signingRequest(asked));
        JsonNode made =
                Answer.accepted(aws.ask("$aws/certificates/create-from-csr/json", request), "to make a certificate");
        for (String member : new String[] {"certificateId", "certificatePem", "certificateOwnershipToken"}) {
            if (!made.path(member).isTextual()) {
                throw new ProvisioningFailed("AWS IoT made a certificate, but did not tell its " + member);
            }
        }
        return made;
    }

    private ThingName registered(Conversation aws, JsonNode certificate, ThingName asked)
            throws ProvisioningFailed, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("certificateOwnershipToken", certificate.path("certificateOwnershipToken"));
        request.putObject("parameters").put("ThingName", asked.value());
        JsonNode registered = Answer.accepted(
                aws.ask("$aws/provisioning-templates/" + claim.template() + "/provision/json", request),
                "to register " + asked + " by the template " + claim.template());
        return new ThingName(registered.path("thingName").asText(asked.value()));
    }

    /** A vehicle that has no shadow yet is told 404, which shows as well that it may ask. */
    private void verify(Credentials vehicle, ThingName thing) throws ProvisioningFailed, InterruptedException {
        try (Conversation aws = Conversation.open(endpoint, vehicle)) {
            Answer answer = aws.ask(ShadowTopics.classic(thing).get(), JsonNodeFactory.instance.objectNode());
            if (answer instanceof Answer.Rejected rejected
                    && rejected.body().path("code").asInt() == NOT_FOUND) {
                return;
            }
            Answer.accepted(answer, "the new certificate its vehicle's shadow");
        }
    }
}
