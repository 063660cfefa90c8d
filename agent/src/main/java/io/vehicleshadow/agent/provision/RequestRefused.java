package io.vehicleshadow.agent.provision;

import com.fasterxml.jackson.databind.JsonNode;

/** AWS IoT refused a request. */
final class RequestRefused extends ProvisioningFailed {
    private static final long serialVersionUID = 1L;
    private final int code;

    /**
     * Reads the refusal.
     *
     * @param what what AWS IoT refused, for a person
     */
    RequestRefused(String what, JsonNode why) {
        super("AWS IoT refused " + what + ": "
                + why.path("errorMessage").asText(why.path("message").asText("no reason given")) + " ("
                + why.path("errorCode").asText(why.path("code").asText("no code")) + ")");
        code = why.path("code").asInt();
    }

    /** The HTTP status that a refusal of the shadow service stands for. */
    int code() {
        return code;
    }
}
