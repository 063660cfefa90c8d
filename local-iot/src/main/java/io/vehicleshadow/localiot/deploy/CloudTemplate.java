package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CloudFormation template with its references resolved. Source: AWS CloudFormation user guide, intrinsic functions.
 */
final class CloudTemplate {

    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^!{}][^{}]*)}");

    private final JsonNode resources;
    private final String stack;
    private final Map<String, String> values = new TreeMap<>();

    /** @param parameters of the stack; those that are missing have their defaults */
    CloudTemplate(JsonNode template, String stack, Map<String, String> parameters) {
        if (!template.path("Resources").isObject()) {
            throw new IllegalArgumentException("the template has no Resources: give one that `cdk synth` wrote");
        }
        this.resources = template.path("Resources");
        this.stack = stack;
        values.putAll(Map.of(
                "AWS::Partition", "aws",
                "AWS::Region", REGION,
                "AWS::AccountId", ACCOUNT,
                "AWS::StackName", stack,
                "AWS::URLSuffix", "amazonaws.com"));
        template.path("Parameters").properties().forEach(each -> {
            if (each.getValue().has("Default")) {
                values.put(each.getKey(), each.getValue().path("Default").asText());
            }
        });
        values.putAll(parameters);
    }

    /** Of a resource of AWS IoT, such as {@code arn:aws:iot:us-east-1:000000000000:thing/lamp}. */
    static String arn(String kind, String name) {
        return "arn:aws:iot:" + REGION + ":" + ACCOUNT + ":" + kind + "/" + name;
    }

    /** The logical ids of a type, in their order. */
    List<String> ids(String type) {
        List<String> ids = new ArrayList<>();
        resources.properties().forEach(each -> {
            if (each.getValue().path("Type").asText().equals(type)) {
                ids.add(each.getKey());
            }
        });
        return ids;
    }

    /** How many resources there are of each type. */
    Map<String, Integer> types() {
        Map<String, Integer> types = new TreeMap<>();
        resources.forEach(each -> types.merge(each.path("Type").asText(), 1, Integer::sum));
        return types;
    }

    /** The properties of a resource, resolved. */
    JsonNode properties(String id) {
        return resolved(resources.path(id).path("Properties"));
    }

    /** The name that the properties give, or one of the stack's and the resource's. */
    String name(String id, Kind kind) {
        JsonNode name = properties(id).path(kind.nameProperty());
        return name.isTextual() ? name.textValue() : kind.allowed(stack + "-" + id);
    }

    /** Lets others refer to a resource by its name. */
    void refersTo(String id, String name, Map<String, String> attributes) {
        values.put(id, name);
        attributes.forEach((attribute, value) -> values.put(id + "." + attribute, value));
    }

    private JsonNode resolved(JsonNode node) {
        if (node.has("Ref")) {
            return text(value(node.path("Ref").asText()));
        }
        if (node.has("Fn::GetAtt")) {
            JsonNode parts = node.path("Fn::GetAtt");
            return text(value(
                    parts.isArray()
                            ? parts.path(0).asText() + "." + parts.path(1).asText()
                            : parts.asText()));
        }
        if (node.has("Fn::Join")) {
            List<String> parts = new ArrayList<>();
            node.path("Fn::Join")
                    .path(1)
                    .forEach(part -> parts.add(resolved(part).asText()));
            return text(String.join(node.path("Fn::Join").path(0).asText(), parts));
        }
        if (node.has("Fn::Sub")) {
            return substituted(node.path("Fn::Sub"));
        }
        return members(node);
    }

    private JsonNode members(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(each -> array.add(resolved(each)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = Json.object();
            node.properties().forEach(each -> object.set(each.getKey(), resolved(each.getValue())));
            return object;
        }
        return node;
    }

    private JsonNode substituted(JsonNode sub) {
        String text = sub.isArray() ? sub.path(0).asText() : sub.asText();
        JsonNode own = sub.path(1);
        Matcher places = PLACE.matcher(text);
        return text(places.replaceAll(place -> {
                    String name = place.group(1);
                    return Matcher.quoteReplacement(
                            own.has(name) ? resolved(own.path(name)).asText() : value(name));
                })
                .replace("${!", "${"));
    }

    /** What isn't an IoT resource has no value here: its id stands for it. */
    private String value(String name) {
        return values.getOrDefault(name, name);
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}
