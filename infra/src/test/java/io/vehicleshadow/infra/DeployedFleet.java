package io.vehicleshadow.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import java.util.Map;
import java.util.TreeMap;

/** What a template gives AWS IoT, as it is in account 123456789012 of eu-west-1. */
final class DeployedFleet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeployedFleet() {}

    /** Gives a stand-in of AWS IoT what a template gives AWS IoT, and a certificate with the claim policy. */
    static void load(Template template, LocalIot iot) {
        Map<String, JsonNode> policies = policies(template);
        policies.forEach(
                (name, document) -> iot.provisioning().putPolicy(name, PolicyDocument.parse(document.toString())));
        provisioningTemplates(template).forEach(iot.provisioning()::putTemplate);
        iot.issueCertificate("claim", policies.get("vehicle-shadow-claim").toString());
    }

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
