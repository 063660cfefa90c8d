package io.vehicleshadow.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** What a template gives AWS IoT, as it is in account 123456789012 of eu-west-1. */
final class DeployedFleet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeployedFleet() {}

    /** The policies' documents by their names. */
    static Map<String, JsonNode> policies(Template template) {
        Map<String, JsonNode> policies = new TreeMap<>();
        template.all("AWS::IoT::Policy")
                .forEach((id, policy) ->
                        policies.put(policy.path("PolicyName").asText(), resolved(policy.path("PolicyDocument"))));
        return policies;
    }

    /** The provisioning templates' bodies by their names. */
    static Map<String, String> provisioningTemplates(Template template) {
        Map<String, String> bodies = new TreeMap<>();
        template.all("AWS::IoT::ProvisioningTemplate")
                .forEach((id, each) -> bodies.put(
                        each.path("TemplateName").asText(),
                        each.path("TemplateBody").asText()));
        return bodies;
    }

    private static JsonNode resolved(JsonNode node) {
        if (node.has("Fn::Join")) {
            return JSON.getNodeFactory()
                    .textNode(Template.plain(node)
                            .replace("<AWS::Partition>", "aws")
                            .replace("<AWS::Region>", "eu-west-1")
                            .replace("<AWS::AccountId>", "123456789012"));
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(each -> array.add(resolved(each)));
            return array;
        }
        if (node.isObject()) {
            var object = JSON.createObjectNode();
            node.properties().forEach(member -> object.set(member.getKey(), resolved(member.getValue())));
            return object;
        }
        return node;
    }
}
