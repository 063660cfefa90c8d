package io.vehicleshadow.localiot.provisioning;

import io.vehicleshadow.localiot.json.JsonTree;
import io.vehicleshadow.localiot.json.MalformedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a provisioning template makes: one thing, one certificate, one policy. Thing types, groups and attributes are
 * read and left aside. Immutable.
 *
 * <p>Source: AWS IoT developer guide, Provisioning templates.
 */
final class ProvisioningTemplate {

    private static final String CERTIFICATE_ID = "AWS::IoT::Certificate::Id";
    private static final Set<String> TYPES = Set.of("AWS::IoT::Thing", "AWS::IoT::Certificate", "AWS::IoT::Policy");

    private final Map<String, Optional<String>> defaults;
    private final Object thingName;
    private final Object policyName;
    private final Map<String, Object> configuration;

    private ProvisioningTemplate(Map<String, Object> body) {
        defaults = defaults(object(body.get("Parameters"), "Parameters"));
        Map<String, Object> resources = object(body.get("Resources"), "Resources");
        thingName = required(properties(resources, "AWS::IoT::Thing"), "ThingName");
        Map<String, Object> certificate = properties(resources, "AWS::IoT::Certificate");
        if (!Map.of("Ref", CERTIFICATE_ID).equals(certificate.get("CertificateId"))) {
            throw new IllegalArgumentException("CertificateId must be {\"Ref\": \"" + CERTIFICATE_ID + "\"}");
        }
        if (!"active".equalsIgnoreCase(String.valueOf(certificate.getOrDefault("Status", "Active")))) {
            throw new IllegalArgumentException(
                    "Status must be \"Active\": local-iot keeps no certificate that can't connect");
        }
        policyName = required(properties(resources, "AWS::IoT::Policy"), "PolicyName");
        configuration = body.containsKey("DeviceConfiguration")
                ? object(body.get("DeviceConfiguration"), "DeviceConfiguration")
                : Map.of();
    }

    /** @throws IllegalArgumentException when {@code json} is no template that can be honoured; says why */
    static ProvisioningTemplate parse(String json) {
        try {
            return new ProvisioningTemplate(object(JsonTree.read(json), "the template"));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The name of the thing to make for a request with these parameters. */
    String thingName(Map<String, String> parameters) throws Rejection {
        return value(thingName, parameters);
    }

    /** The name of the policy to attach. */
    String policyName(Map<String, String> parameters) throws Rejection {
        return value(policyName, parameters);
    }

    /** What the client gets told besides. */
    Map<String, Object> configuration() {
        return configuration;
    }

    private String value(Object expression, Map<String, String> parameters) throws Rejection {
        if (expression instanceof String text) {
            return text;
        }
        Map<String, Object> function = object(expression, "a value");
        if (function.get("Ref") instanceof String parameter) {
            return parameter(parameter, parameters);
        }
        List<?> join = (List<?>) function.get("Fn::Join");
        StringBuilder joined = new StringBuilder();
        String separator = "";
        for (Object part : (List<?>) join.get(1)) {
            joined.append(separator).append(value(part, parameters));
            separator = (String) join.get(0);
        }
        return joined.toString();
    }

    private String parameter(String name, Map<String, String> parameters) throws Rejection {
        String given = parameters.get(name);
        if (given != null) {
            return given;
        }
        return defaults.getOrDefault(name, Optional.empty())
                .orElseThrow(() -> Rejection.invalidParameters("The parameter " + name + " is missing"));
    }

    private static Map<String, Optional<String>> defaults(Map<String, Object> parameters) {
        Map<String, Optional<String>> defaults = new HashMap<>();
        parameters.forEach((name, parameter) -> defaults.put(
                name, Optional.ofNullable((String) object(parameter, name).get("Default"))));
        return defaults;
    }

    private static Map<String, Object> properties(Map<String, Object> resources, String type) {
        List<Map<String, Object>> found = resources.entrySet().stream()
                .map(resource -> object(resource.getValue(), resource.getKey()))
                .peek(ProvisioningTemplate::requireKnown)
                .filter(resource -> type.equals(resource.get("Type")))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "Resources must hold exactly one " + type + ", but this has " + found.size());
        }
        return object(found.get(0).get("Properties"), type + ".Properties");
    }

    private static void requireKnown(Map<String, Object> resource) {
        if (!TYPES.contains(String.valueOf(resource.get("Type")))) {
            throw new IllegalArgumentException(
                    "A resource is a thing, a certificate or a policy, not a " + resource.get("Type"));
        }
    }

    /** A string, a Ref, or a Fn::Join of such. */
    private static Object required(Map<String, Object> properties, String name) {
        Object value = properties.get(name);
        if (!isValue(value)) {
            throw new IllegalArgumentException(name + " must be a string, a Ref or a Fn::Join, not " + value);
        }
        return value;
    }

    private static boolean isValue(Object value) {
        if (!(value instanceof Map<?, ?> function)) {
            return value instanceof String;
        }
        return function.get("Ref") instanceof String
                || function.get("Fn::Join") instanceof List<?> join
                        && join.size() == 2
                        && join.get(0) instanceof String
                        && join.get(1) instanceof List<?> parts
                        && parts.stream().allMatch(ProvisioningTemplate::isValue);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json, String what) {
        if (json instanceof Map<?, ?>) {
            return (Map<String, Object>) json;
        }
        throw new IllegalArgumentException(what + " must be an object, not " + json);
    }
}
