package io.vehicleshadow.localiot.provisioning;

import io.vehicleshadow.localiot.json.JsonTree;
import io.vehicleshadow.localiot.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON object of one request. */
record Payload(Map<?, ?> members) {

    static Payload read(byte[] json) throws Rejection {
        try {
            if (JsonTree.read(new String(json, StandardCharsets.UTF_8)) instanceof Map<?, ?> members) {
                return new Payload(members);
            }
        } catch (MalformedJson e) {
            throw Rejection.invalidPayload("The payload is no JSON: " + e.getMessage());
        }
        throw Rejection.invalidPayload("The payload must be a JSON object");
    }

    /** The certificate signing request in PEM form. */
    String signingRequest() throws Rejection {
        if (members.get("certificateSigningRequest") instanceof String pem && !pem.isBlank()) {
            return pem;
        }
        throw Rejection.invalidSigningRequest("certificateSigningRequest is missing");
    }

    String ownershipToken() throws Rejection {
        if (members.get("certificateOwnershipToken") instanceof String token && !token.isEmpty()) {
            return token;
        }
        throw Rejection.invalidToken("cannot be empty.");
    }

    /** Names and values, none if there are none. */
    Map<String, String> parameters() throws Rejection {
        Object given = members.get("parameters");
        Map<String, String> parameters = new LinkedHashMap<>();
        if (given == null) {
            return parameters;
        }
        if (!(given instanceof Map<?, ?> object)) {
            throw Rejection.invalidParameters("parameters must be an object of strings");
        }
        for (Map.Entry<?, ?> parameter : object.entrySet()) {
            if (!(parameter.getValue() instanceof String value)) {
                throw Rejection.invalidParameters("The parameter " + parameter.getKey() + " must be a string");
            }
            parameters.put((String) parameter.getKey(), value);
        }
        return parameters;
    }
}
