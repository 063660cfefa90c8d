package io.vehicleshadow.localiot.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON object of one request. */
record Payload(JsonNode members) {

    static Payload read(byte[] json) throws Rejection {
        JsonNode members;
        try {
            members = Json.read(new String(json, StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw Rejection.invalidPayload("The payload is not JSON: " + e.getMessage());
        }
        if (!members.isObject()) {
            throw Rejection.invalidPayload("The payload must be a JSON object");
        }
        return new Payload(members);
    }

    /** The certificate signing request in PEM form. */
    String signingRequest() throws Rejection {
        JsonNode pem = members.path("certificateSigningRequest");
        if (!pem.isTextual() || pem.textValue().isBlank()) {
            throw Rejection.invalidSigningRequest("certificateSigningRequest is missing");
        }
        return pem.textValue();
    }

    String ownershipToken() throws Rejection {
        JsonNode token = members.path("certificateOwnershipToken");
        if (!token.isTextual() || token.textValue().isEmpty()) {
            throw Rejection.invalidToken("cannot be empty.");
        }
        return token.textValue();
    }

    /** Names and values, none if there are none. */
    Map<String, String> parameters() throws Rejection {
        JsonNode given = members.path("parameters");
        if (!given.isObject() && !given.isMissingNode()) {
            throw Rejection.invalidParameters("parameters must be an object of strings");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> parameter : given.properties()) {
            if (!parameter.getValue().isTextual()) {
                throw Rejection.invalidParameters("The parameter " + parameter.getKey() + " must be a string");
            }
            parameters.put(parameter.getKey(), parameter.getValue().textValue());
        }
        return parameters;
    }
}
