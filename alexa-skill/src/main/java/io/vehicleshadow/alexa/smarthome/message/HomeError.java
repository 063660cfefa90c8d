package io.vehicleshadow.alexa.smarthome.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;

/**
 * Why a directive was not carried out.
 *
 * @param namespace of the error response
 * @param payload of the error response, with its type and message
 */
public record HomeError(String namespace, ObjectNode payload) {
    /** The types of {@code Alexa.ErrorResponse} that this skill gives. */
    public enum Type {
        ALREADY_IN_OPERATION,
        ENDPOINT_BUSY,
        ENDPOINT_UNREACHABLE,
        EXPIRED_AUTHORIZATION_CREDENTIAL,
        HARDWARE_MALFUNCTION,
        INSUFFICIENT_PERMISSIONS,
        INTERNAL_ERROR,
        INVALID_AUTHORIZATION_CREDENTIAL,
        INVALID_DIRECTIVE,
        INVALID_VALUE,
        NO_SUCH_ENDPOINT,
        NOT_SUPPORTED_IN_CURRENT_MODE,
        TEMPERATURE_VALUE_OUT_OF_RANGE,
        VALUE_OUT_OF_RANGE
    }

    /** An error of that type. */
    public static HomeError of(Type type, String message) {
        HomeError error = of("Alexa", type.name(), message);
        if (type == Type.NOT_SUPPORTED_IN_CURRENT_MODE) {
            error.payload.put("currentDeviceMode", "OTHER");
        }
        return error;
    }

    /** An error that only one interface has. */
    public static HomeError of(String namespace, String type, String message) {
        return new HomeError(namespace, Json.object().put("type", type).put("message", message));
    }

    /** The same error with the range in which a value would have been accepted. */
    public HomeError withRange(JsonNode minimum, JsonNode maximum) {
        ObjectNode range = payload.deepCopy();
        range.putObject("validRange").<ObjectNode>set("minimumValue", minimum).set("maximumValue", maximum);
        return new HomeError(namespace, range);
    }
}
