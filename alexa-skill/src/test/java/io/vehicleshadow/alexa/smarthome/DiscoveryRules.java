package io.vehicleshadow.alexa.smarthome;

import static io.vehicleshadow.alexa.smarthome.Rule.choice;
import static io.vehicleshadow.alexa.smarthome.Rule.flag;
import static io.vehicleshadow.alexa.smarthome.Rule.list;
import static io.vehicleshadow.alexa.smarthome.Rule.number;
import static io.vehicleshadow.alexa.smarthome.Rule.object;
import static io.vehicleshadow.alexa.smarthome.Rule.oneOf;
import static io.vehicleshadow.alexa.smarthome.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The form of an endpoint that Alexa finds, written down by hand.
 *
 * <p>Source: Alexa Smart Home, Alexa.Discovery interface, and the references of each interface.
 */
final class DiscoveryRules {
    private static final Rule FRIENDLY_NAMES = object(Map.of(
            "friendlyNames",
            list(
                    1,
                    object(Map.of(
                            "@type",
                            oneOf("text"),
                            "value",
                            object(Map.of("text", text(), "locale", oneOf("en-US", "en-GB", "en-IN", "de-DE"))))))));

    private static final Rule SEMANTICS = object(Map.of(
            "actionMappings?",
            list(
                    1,
                    object(Map.of(
                            "@type", oneOf("ActionsToDirective"),
                            "actions",
                                    list(
                                            1,
                                            oneOf(
                                                    "Alexa.Actions.Open",
                                                    "Alexa.Actions.Close",
                                                    "Alexa.Actions.Raise",
                                                    "Alexa.Actions.Lower")),
                            "directive",
                                    object(Map.of(
                                            "name", oneOf("SetMode"),
                                            "payload", object(Map.of("mode", text()))))))),
            "stateMappings?",
            list(
                    1,
                    object(Map.of(
                            "@type", oneOf("StatesToValue"),
                            "states", list(1, oneOf("Alexa.States.Open", "Alexa.States.Closed")),
                            "value", text())))));

    private static final Map<String, List<String>> SUPPORTED = Map.of(
            "Alexa.LockController", List.of("lockState"),
            "Alexa.EndpointHealth", List.of("connectivity"),
            "Alexa.PowerController", List.of("powerState"),
            "Alexa.ThermostatController", List.of("targetSetpoint", "thermostatMode"),
            "Alexa.ModeController", List.of("mode"),
            "Alexa.RangeController", List.of("rangeValue"));

    private DiscoveryRules() {}

    /** Of an endpoint as discovery and AddOrUpdateReport tell it. */
    static Rule endpoint() {
        return object(Map.of(
                "endpointId", MessageRules.ENDPOINT_ID,
                "manufacturerName", text(".{1,128}"),
                "description", text(".{1,128}"),
                "friendlyName", text(".{1,128}"),
                "displayCategories",
                        list(1, oneOf("VEHICLE", "OTHER", "SWITCH", "SMARTLOCK", "THERMOSTAT", "SCENE_TRIGGER")),
                "capabilities", list(2, choice(DiscoveryRules::capability))));
    }

    private static Rule capability(JsonNode json) {
        String name = json.path("interface").asText();
        Map<String, Rule> members =
                new HashMap<>(Map.of("type", oneOf("AlexaInterface"), "interface", text(), "version", oneOf("3")));
        if (SUPPORTED.containsKey(name)) {
            members.put("properties", properties(name));
        }
        switch (name) {
            case "Alexa", "Alexa.LockController", "Alexa.EndpointHealth", "Alexa.PowerController" -> {}
            case "Alexa.SceneController" -> members.put("supportsDeactivation", flag());
            case "Alexa.ThermostatController" ->
                members.put(
                        "configuration",
                        object(Map.of("supportedModes", list(1, oneOf("AUTO", "OFF")), "supportsScheduling", flag())));
            case "Alexa.RangeController" -> {
                members.put("instance", text());
                members.put("capabilityResources", FRIENDLY_NAMES);
                members.put(
                        "configuration",
                        object(Map.of(
                                "supportedRange",
                                object(Map.of(
                                        "minimumValue", number(), "maximumValue", number(), "precision", number())),
                                "unitOfMeasure?",
                                text("Alexa\\.Unit\\..+"))));
            }
            case "Alexa.ModeController" -> {
                members.put("instance", text());
                members.put("capabilityResources", FRIENDLY_NAMES);
                members.put(
                        "configuration",
                        object(Map.of(
                                "ordered",
                                flag(),
                                "supportedModes",
                                list(2, object(Map.of("value", text(), "modeResources", FRIENDLY_NAMES))))));
                members.put("semantics?", SEMANTICS);
            }
            default -> members.put("an interface that is known", text());
        }
        return object(members);
    }

    private static Rule properties(String name) {
        Map<String, Rule> members = new HashMap<>(Map.of(
                "supported",
                list(
                        SUPPORTED.get(name).size(),
                        object(Map.of("name", oneOf(SUPPORTED.get(name).toArray(String[]::new))))),
                "proactivelyReported",
                flag(),
                "retrievable",
                flag()));
        if (name.equals("Alexa.RangeController")) {
            members.put("nonControllable", flag());
        }
        return object(members);
    }

    /** An action leads one way in an endpoint, and to a mode that is there; each interface stands there once. */
    static List<String> wrongSemantics(JsonNode endpoint) {
        List<String> wrong = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        List<String> interfaces = new ArrayList<>();
        for (JsonNode capability : endpoint.path("capabilities")) {
            interfaces.add(capability.path("interface").asText()
                    + capability.path("instance").asText());
            List<String> modes =
                    capability.path("configuration").path("supportedModes").findValuesAsText("value");
            capability.at("/semantics/actionMappings").forEach(mapping -> {
                mapping.path("actions").forEach(action -> actions.add(action.asText()));
                if (!modes.contains(mapping.at("/directive/payload/mode").asText())) {
                    wrong.add(mapping + " leads to no mode");
                }
            });
            capability.at("/semantics/stateMappings").forEach(mapping -> {
                if (!modes.contains(mapping.path("value").asText())) {
                    wrong.add(mapping + " is of no mode");
                }
            });
        }
        if (new HashSet<>(actions).size() != actions.size() || new HashSet<>(interfaces).size() != interfaces.size()) {
            wrong.add("Twice in " + endpoint.path("endpointId") + ": " + actions + interfaces);
        }
        if (!interfaces.contains("Alexa")) {
            wrong.add("No plain Alexa interface in " + endpoint.path("endpointId"));
        }
        return wrong;
    }
}
