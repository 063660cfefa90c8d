package io.vehicleshadow.agent.provision;

import com.fasterxml.jackson.databind.JsonNode;

/** How AWS IoT answered a request. */
sealed interface Answer {
    /** It did what was asked. */
    record Accepted(JsonNode body) implements Answer {}

    /** It would not; the body says why. */
    record Rejected(JsonNode body) implements Answer {}

    /** The body of an answer that must not be a refusal. */
    static JsonNode accepted(Answer answer, String what) throws ProvisioningFailed {
        if (answer instanceof Accepted accepted) {
            return accepted.body();
        }
        JsonNode why = ((Rejected) answer).body();
        throw new ProvisioningFailed("AWS IoT refused " + what + ": "
                + why.path("errorMessage").asText(why.path("message").asText("no reason given")) + " ("
                + why.path("errorCode").asText(why.path("code").asText("no code")) + ")");
    }
}
