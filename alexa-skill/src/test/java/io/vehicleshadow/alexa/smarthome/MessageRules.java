package io.vehicleshadow.alexa.smarthome;

import static io.vehicleshadow.alexa.smarthome.Rule.choice;
import static io.vehicleshadow.alexa.smarthome.Rule.empty;
import static io.vehicleshadow.alexa.smarthome.Rule.list;
import static io.vehicleshadow.alexa.smarthome.Rule.number;
import static io.vehicleshadow.alexa.smarthome.Rule.object;
import static io.vehicleshadow.alexa.smarthome.Rule.oneOf;
import static io.vehicleshadow.alexa.smarthome.Rule.text;
import static io.vehicleshadow.alexa.smarthome.Rule.that;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form of a smart-home skill's messages, written down by hand.
 *
 * <p>Source: Alexa Smart Home, Alexa Interface Message and Property Reference, and the references of each interface.
 */
final class MessageRules {
    private static final String UUID_V4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final Rule TIME = text("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    static final Rule ENDPOINT_ID = text("[A-Za-z0-9 _\\-=#;:?@&]{1,256}");
    private static final Rule SCOPE = object(Map.of("type", oneOf("BearerToken"), "token", text()));
    private static final Rule TEMPERATURE =
            object(Map.of("value", number(), "scale", oneOf("CELSIUS", "FAHRENHEIT", "KELVIN")));
    private static final Rule CAUSE = object(Map.of(
            "type",
            oneOf("APP_INTERACTION", "PHYSICAL_INTERACTION", "PERIODIC_POLL", "RULE_TRIGGER", "VOICE_INTERACTION")));
    private static final Set<String> WITH_INSTANCE = Set.of("Alexa.ModeController", "Alexa.RangeController");

    private static final Map<String, Rule> VALUES = Map.of(
            "Alexa.LockController.lockState", oneOf("LOCKED", "UNLOCKED", "JAMMED"),
            "Alexa.EndpointHealth.connectivity", object(Map.of("value", oneOf("OK", "UNREACHABLE"))),
            "Alexa.PowerController.powerState", oneOf("ON", "OFF"),
            "Alexa.ThermostatController.targetSetpoint", TEMPERATURE,
            "Alexa.ThermostatController.thermostatMode", oneOf("AUTO", "OFF"),
            "Alexa.ModeController.mode", text("[A-Za-z0-9]+\\.[A-Za-z0-9]+"),
            "Alexa.RangeController.rangeValue", number());

    private static final Rule PROPERTY = choice(json -> {
        Map<String, Rule> members = new HashMap<>(Map.of(
                "namespace", text(),
                "name", text(),
                "timeOfSample", TIME,
                "uncertaintyInMilliseconds", that("a count", value -> value.isIntegralNumber() && value.asInt() >= 0)));
        String key = json.path("namespace").asText() + "." + json.path("name").asText();
        members.put("value", VALUES.getOrDefault(key, that("a value of a known property", value -> false)));
        if (WITH_INSTANCE.contains(json.path("namespace").asText())) {
            members.put("instance", text());
        }
        return object(members);
    });

    private static final Rule CONTEXT = object(Map.of("properties", list(1, PROPERTY)));
    private static final Rule ANY_CONTEXT = object(Map.of("properties", list(0, PROPERTY)));

    private MessageRules() {}

    /** Everything that is wrong with the message; nothing if it is as it should be. */
    static List<String> wrong(JsonNode message) {
        List<String> wrong = new ArrayList<>();
        message(message).check("", message, wrong);
        if (!message.at("/event/header/name").asText().equals("DeleteReport")) {
            message.at("/event/payload/endpoints")
                    .forEach(endpoint -> wrong.addAll(DiscoveryRules.wrongSemantics(endpoint)));
        }
        return wrong;
    }

    private static Rule message(JsonNode message) {
        JsonNode header = message.at("/event/header");
        String name =
                header.path("namespace").asText() + "/" + header.path("name").asText();
        return switch (name) {
            case "Alexa/Response", "Alexa/StateReport" -> answer(CONTEXT, empty());
            case "Alexa.SceneController/ActivationStarted" ->
                answer(ANY_CONTEXT, object(Map.of("cause", CAUSE, "timestamp", TIME)));
            case "Alexa/DeferredResponse" ->
                object(Map.of(
                        "event",
                        object(Map.of(
                                "header",
                                header(true),
                                "payload",
                                object(Map.of(
                                        "estimatedDeferralInSeconds",
                                        that("a count of seconds", value -> value.asInt() > 0)))))));
            case "Alexa/ErrorResponse" -> error(choice(MessageRules::error));
            case "Alexa.ThermostatController/ErrorResponse" ->
                error(object(Map.of(
                        "type",
                        oneOf("THERMOSTAT_IS_OFF", "UNSUPPORTED_THERMOSTAT_MODE", "UNWILLING_TO_SET_VALUE"),
                        "message",
                        text())));
            case "Alexa.Discovery/Discover.Response" ->
                event(object(Map.of("endpoints", list(0, DiscoveryRules.endpoint()))));
            case "Alexa.Discovery/AddOrUpdateReport" ->
                event(object(Map.of("endpoints", list(1, DiscoveryRules.endpoint()), "scope", SCOPE)));
            case "Alexa.Discovery/DeleteReport" ->
                event(object(Map.of("endpoints", list(1, object(Map.of("endpointId", ENDPOINT_ID))), "scope", SCOPE)));
            case "Alexa.Authorization/AcceptGrant.Response" -> event(empty());
            case "Alexa.Authorization/ErrorResponse" ->
                event(object(Map.of("type", oneOf("ACCEPT_GRANT_FAILED"), "message", text())));
            case "Alexa/ChangeReport" ->
                object(Map.of(
                        "event",
                        object(Map.of(
                                "header",
                                header(false),
                                "endpoint",
                                object(Map.of("endpointId", ENDPOINT_ID, "scope", SCOPE)),
                                "payload",
                                object(Map.of(
                                        "change", object(Map.of("cause", CAUSE, "properties", list(1, PROPERTY))))))),
                        "context",
                        ANY_CONTEXT));
            default -> that("a message of a known name", json -> false);
        };
    }

    private static Rule answer(Rule context, Rule payload) {
        return object(Map.of(
                "event",
                object(Map.of("header", header(true), "endpoint", endpoint(), "payload", payload)),
                "context",
                context));
    }

    private static Rule error(Rule payload) {
        return object(
                Map.of("event", object(Map.of("header", header(true), "endpoint?", endpoint(), "payload", payload))));
    }

    private static Rule event(Rule payload) {
        return object(Map.of("event", object(Map.of("header", header(false), "payload", payload))));
    }

    private static Rule endpoint() {
        return object(Map.of("endpointId", ENDPOINT_ID, "scope?", SCOPE));
    }

    private static Rule header(boolean correlated) {
        Map<String, Rule> members = new HashMap<>(
                Map.of("namespace", text(), "name", text(), "messageId", text(UUID_V4), "payloadVersion", oneOf("3")));
        if (correlated) {
            members.put("correlationToken", text());
        }
        return object(members);
    }

    private static Rule error(JsonNode payload) {
        Map<String, Rule> members = new HashMap<>(Map.of(
                "type",
                oneOf(
                        "ALREADY_IN_OPERATION",
                        "ENDPOINT_BUSY",
                        "ENDPOINT_UNREACHABLE",
                        "EXPIRED_AUTHORIZATION_CREDENTIAL",
                        "HARDWARE_MALFUNCTION",
                        "INSUFFICIENT_PERMISSIONS",
                        "INTERNAL_ERROR",
                        "INVALID_AUTHORIZATION_CREDENTIAL",
                        "INVALID_DIRECTIVE",
                        "INVALID_VALUE",
                        "NO_SUCH_ENDPOINT",
                        "NOT_SUPPORTED_IN_CURRENT_MODE",
                        "TEMPERATURE_VALUE_OUT_OF_RANGE",
                        "VALUE_OUT_OF_RANGE"),
                "message",
                text()));
        switch (payload.path("type").asText()) {
            case "NOT_SUPPORTED_IN_CURRENT_MODE" ->
                members.put("currentDeviceMode", oneOf("ASLEEP", "COLOR", "NOT_PROVISIONED", "OTHER"));
            case "VALUE_OUT_OF_RANGE" ->
                members.put("validRange", object(Map.of("minimumValue", number(), "maximumValue", number())));
            case "TEMPERATURE_VALUE_OUT_OF_RANGE" ->
                members.put("validRange", object(Map.of("minimumValue", TEMPERATURE, "maximumValue", TEMPERATURE)));
            default -> {}
        }
        return object(members);
    }
}
