package io.vehicleshadow.localiot.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.json.MalformedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a provisioning template makes: one thing, one certificate, and attaches policies. Thing types, groups and attributes are
 * read and left aside. Immutable.
 *
 * <p>Source: AWS IoT developer guide, Provisioning templates.
 */
final class ProvisioningTemplate {

    private static final String CERTIFICATE_ID = "AWS::IoT::Certificate::Id";
    private static final Set<String> TYPES = Set.of("AWS::IoT::Thing", "AWS::IoT::Certificate", "AWS::IoT::Policy");

    private final Map<String, String> defaults = new HashMap<>();
    private final JsonNode thingName;
    private final List<JsonNode> policyNames;
    private final JsonNode configuration;

    private ProvisioningTemplate(JsonNode body) {
        JsonNode parameters = object(body.path("Parameters"), "Parameters");
        parameters.fieldNames().forEachRemaining(name -> {
            JsonNode fallback = object(parameters.get(name), name).path("Default");
            if (fallback.isTextual()) {
                defaults.put(name, fallback.textValue());
            }
        });
        JsonNode resources = object(body.path("Resources"), "Resources");
        thingName = required(single(resources, "AWS::IoT::Thing"), "ThingName");
        JsonNode certificate = single(resources, "AWS::IoT::Certificate");
        if (!Json.object().put("Ref", CERTIFICATE_ID).equals(certificate.path("CertificateId"))) {
            throw new IllegalArgumentException("CertificateId must be {\"Ref\": \"" + CERTIFICATE_ID + "\"}");
        }
        if (!"active".equalsIgnoreCase(certificate.path("Status").asText("Active"))) {
            throw new IllegalArgumentException(
                    "Status must be \"Active\": local-iot keeps no certificate that can't connect");
        }
        List<JsonNode> policies = properties(resources, "AWS::IoT::Policy");
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("Resources must hold an AWS::IoT::Policy, but this has none");
        }
        policyNames =
                policies.stream().map(policy -> required(policy, "PolicyName")).toList();
        configuration = body.has("DeviceConfiguration")
                ? object(body.get("DeviceConfiguration"), "DeviceConfiguration")
                : Json.object();
    }

    /** @throws IllegalArgumentException when {@code json} is no template that can be honored; says why */
    static ProvisioningTemplate parse(String json) {
        try {
            return new ProvisioningTemplate(object(Json.read(json), "the template"));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The name of the thing to make for a request with these parameters. */
    String thingName(Map<String, String> parameters) throws Rejection {
        return value(thingName, parameters);
    }

    /** The names of the policies to attach. */
    Set<String> policyNames(Map<String, String> parameters) throws Rejection {
        Set<String> names = new TreeSet<>();
        for (JsonNode name : policyNames) {
            names.add(value(name, parameters));
        }
        return names;
    }

    /** What the answer to the client holds besides. */
    JsonNode configuration() {
        return configuration;
    }

    private String value(JsonNode expression, Map<String, String> parameters) throws Rejection {
        if (expression.isTextual()) {
            return expression.textValue();
        }
        if (expression.has("Ref")) {
            return parameter(expression.get("Ref").textValue(), parameters);
        }
        JsonNode join = expression.get("Fn::Join");
        StringBuilder joined = new StringBuilder();
        String separator = "";
        for (JsonNode part : join.get(1)) {
            joined.append(separator).append(value(part, parameters));
            separator = join.get(0).textValue();
        }
        return joined.toString();
    }

    private String parameter(String name, Map<String, String> parameters) throws Rejection {
        String value = parameters.getOrDefault(name, defaults.get(name));
        if (value == null) {
            throw Rejection.invalidParameters("The parameter " + name + " is missing");
        }
        return value;
    }

    private static JsonNode single(JsonNode resources, String type) {
        List<JsonNode> found = properties(resources, type);
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "Resources must hold exactly one " + type + ", but this has " + found.size());
        }
        return found.get(0);
    }

    private static List<JsonNode> properties(JsonNode resources, String type) {
        return StreamSupport.stream(resources.spliterator(), false)
                .peek(ProvisioningTemplate::requireKnown)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> object(resource.path("Properties"), type + ".Properties"))
                .toList();
    }

    private static void requireKnown(JsonNode resource) {
        String type = object(resource, "a resource").path("Type").asText();
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("A resource is a thing, a certificate or a policy, not a " + type);
        }
    }

    /** A string, a Ref, or a Fn::Join of such. */
    private static JsonNode required(JsonNode properties, String name) {
        JsonNode value = properties.path(name);
        if (!isValue(value)) {
            throw new IllegalArgumentException(name + " must be a string, a Ref or a Fn::Join, not " + value);
        }
        return value;
    }

    private static boolean isValue(JsonNode value) {
        JsonNode join = value.path("Fn::Join");
        return value.isTextual()
                || value.path("Ref").isTextual()
                || join.size() == 2
                        && join.get(0).isTextual()
                        && join.get(1).isArray()
                        && StreamSupport.stream(join.get(1).spliterator(), false)
                                .allMatch(ProvisioningTemplate::isValue);
    }

    private static JsonNode object(JsonNode json, String what) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(
                    what + " must be an object, not " + (json.isMissingNode() ? "absent" : json));
        }
        return json;
    }
}
