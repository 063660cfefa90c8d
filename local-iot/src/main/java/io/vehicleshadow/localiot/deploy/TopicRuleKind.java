package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Topic rules. Actions that local-iot lacks are left out. */
final class TopicRuleKind implements Kind {

    /** A rule that isn't there is denied, as by AWS. */
    private static final int DENIED = 401;

    private static final Set<String> OFFERED = Set.of("Republish", "Http", "Lambda");
    private static final Set<String> ADDED = Set.of("ruleName", "createdAt");

    @Override
    public String type() {
        return "AWS::IoT::TopicRule";
    }

    @Override
    public String nameProperty() {
        return "RuleName";
    }

    @Override
    public String allowed(String name) {
        return name.replaceAll("[^a-zA-Z0-9_]", "_");
    }

    @Override
    public Map<String, String> attributes(String name) {
        return Map.of("Arn", CloudTemplate.arn("rule", name));
    }

    @Override
    public List<String> leftOut(JsonNode properties) {
        return StreamSupport.stream(properties.at("/TopicRulePayload/Actions").spliterator(), false)
                .filter(action -> !isOffered(action))
                .map(action -> "action " + action.properties().iterator().next().getKey())
                .toList();
    }

    private static boolean isOffered(JsonNode action) {
        return action.size() != 1
                || OFFERED.contains(action.properties().iterator().next().getKey());
    }

    @Override
    public Done put(ControlPlaneAddress address, String name, JsonNode properties) {
        String path = "/rules/" + name;
        ObjectNode wanted = wanted(properties.path("TopicRulePayload"));
        Optional<JsonNode> there = address.find(path, DENIED);
        if (there.isEmpty()) {
            address.call("POST", path, wanted);
            return Done.CREATED;
        }
        ObjectNode definition = there.get().path("rule").deepCopy();
        if (definition.remove(ADDED).equals(wanted)) {
            return Done.UNCHANGED;
        }
        address.call("PATCH", path, wanted);
        return Done.CHANGED;
    }

    private static ObjectNode wanted(JsonNode payload) {
        ObjectNode wanted = (ObjectNode) asInTheApi(payload);
        ArrayNode actions = Json.array();
        payload.path("Actions").forEach(action -> {
            if (isOffered(action)) {
                actions.add(asInTheApi(action));
            }
        });
        wanted.set("actions", actions);
        wanted.put("ruleDisabled", payload.path("RuleDisabled").asBoolean());
        if (!wanted.has("awsIotSqlVersion")) {
            wanted.put("awsIotSqlVersion", "2016-03-23");
        }
        return wanted;
    }

    /** Names in templates begin with a capital letter, those in the API with a small one. */
    private static JsonNode asInTheApi(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(each -> array.add(asInTheApi(each)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = Json.object();
        node.properties().forEach(each -> {
            String name = each.getKey();
            object.set(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), asInTheApi(each.getValue()));
        });
        return object;
    }

    @Override
    public void remove(ControlPlaneAddress address, String name) {
        address.delete("/rules/" + name);
    }
}
