package io.vehicleshadow.alexa.smarthome.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import java.math.BigDecimal;

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
        ObjectNode payload = Json.object().put("type", type.name()).put("message", message);
        if (type == Type.NOT_SUPPORTED_IN_CURRENT_MODE) {
            payload.put("currentDeviceMode", "OTHER");
        }
        return new HomeError("Alexa", payload);
    }

    /** A value beyond what can be set. */
    public static HomeError outOfRange(BigDecimal minimum, BigDecimal maximum) {
        HomeError error = of(Type.VALUE_OUT_OF_RANGE, "It can be set from " + minimum + " to " + maximum);
        error.payload.putObject("validRange").put("minimumValue", minimum).put("maximumValue", maximum);
        return error;
    }

    /** A temperature, in degrees Celsius, beyond what can be set. */
    public static HomeError temperatureOutOfRange(BigDecimal minimum, BigDecimal maximum) {
        HomeError error =
                of(Type.TEMPERATURE_VALUE_OUT_OF_RANGE, "It can be set from " + minimum + " to " + maximum + " °C");
        ObjectNode range = error.payload.putObject("validRange");
        range.set("minimumValue", celsius(minimum));
        range.set("maximumValue", celsius(maximum));
        return error;
    }

    /** An error that only a thermostat has. */
    public static HomeError ofThermostat(String type, String message) {
        return new HomeError(
                "Alexa.ThermostatController", Json.object().put("type", type).put("message", message));
    }

    /** A temperature as Alexa has it. */
    public static ObjectNode celsius(BigDecimal degrees) {
        return Json.object().put("value", degrees).put("scale", "CELSIUS");
    }
}
