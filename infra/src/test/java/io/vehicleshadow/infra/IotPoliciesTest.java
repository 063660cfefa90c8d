package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.policy.FleetTemplate;
import io.vehicleshadow.vehicle.policy.IotAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a local run gives the stand-in of AWS IoT is what is deployed. */
class IotPoliciesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FleetTemplate LOCAL =
            new FleetTemplate(new IotAddress("aws", "us-east-1", "000000000000"), "vehicle-shadow");
    private static final List<String> KINDS =
            List.of("thing-types", "things", "policies", "provisioning-templates", "rules");

    @Test
    void a_local_run_has_the_iot_side_that_is_deployed() throws Exception {
        Template stack = Synthesis.template("VehicleShadow");
        try (LocalIot deployed = LocalIot.start(LocalIotOptions.inMemory());
                LocalIot local = LocalIot.start(LocalIotOptions.inMemory())) {
            List<String> told = DeployedFleet.deploy(stack.json().toString(), deployed);
            String renewal = DeployedFleet.found(deployed, "/rules/vehicle_shadow_renewed")
                    .at("/rule/actions/0/lambda/functionArn")
                    .asText();
            DeployedFleet.deploy(LOCAL.json(new ThingName("tcu"), DeployedFleet.calledByRules(stack), renewal), local);
            assertEquals(iotSide(deployed), iotSide(local));
            assertTrue(told.contains("created: AWS::IoT::Authorizer vehicle-shadow-live"), told.toString());
            assertEquals(
                    List.of(
                            "left out: the hook, so that any device with a claim is taken,"
                                    + " of AWS::IoT::ProvisioningTemplate vehicle-shadow-renewal",
                            "left out: 1 of AWS::IoT::Logging"),
                    told.stream()
                            .filter(line -> line.startsWith("left out: ") && line.contains("AWS::IoT::"))
                            .toList());
        }
    }

    /** All that the control plane lists, by path, without what each deployment has of its own. */
    private static Map<String, JsonNode> iotSide(LocalIot iot) throws Exception {
        Map<String, JsonNode> side = new TreeMap<>();
        for (String kind : KINDS) {
            for (JsonNode listed :
                    DeployedFleet.found(iot, "/" + kind).elements().next()) {
                String name = listed.properties().stream()
                        .filter(member -> member.getKey().endsWith("Name"))
                        .findFirst()
                        .orElseThrow()
                        .getValue()
                        .asText();
                side.put(kind + "/" + name, content(DeployedFleet.found(iot, "/" + kind + "/" + name)));
            }
        }
        assertEquals(10, side.size(), side.toString());
        return side;
    }

    private static JsonNode content(JsonNode found) throws Exception {
        ObjectNode content = found.deepCopy();
        content.remove(List.of(
                "thingId",
                "thingTypeId",
                "thingTypeMetadata",
                "creationDate",
                "lastModifiedDate",
                "description",
                "provisioningRoleArn",
                "type"));
        if (content.path("rule") instanceof ObjectNode rule) {
            rule.remove(List.of("createdAt", "errorAction"));
        }
        for (String document : List.of("policyDocument", "templateBody")) {
            if (content.has(document)) {
                content.set(document, JSON.readTree(content.path(document).asText()));
            }
        }
        return content;
    }

    @Test
    void the_provisioning_template_gives_that_policy_to_the_vehicle_that_asked() throws Exception {
        Map<String, JsonNode> templates = templates();
        assertEquals(Set.of("vehicle-shadow", "vehicle-shadow-renewal"), templates.keySet());
        JsonNode template = templates.get("vehicle-shadow");
        JsonNode body = JSON.readTree(template.path("TemplateBody").asText());
        assertEquals(
                "vehicle-shadow-renewal",
                body.at("/DeviceConfiguration/renewalTemplate").asText());
        assertEquals(
                "vehicle-shadow-renewal",
                body.at("/Resources/policy2/Properties/PolicyName").asText());
        assertTrue(body.path("Parameters").has("ThingName"));
        assertEquals(
                "vehicle-shadow-vehicle",
                body.at("/Resources/policy/Properties/PolicyName").asText());
        assertEquals(
                "ThingName",
                body.at("/Resources/thing/Properties/ThingName/Ref").asText());
        assertEquals(
                "AWS::IoT::Certificate::Id",
                body.at("/Resources/certificate/Properties/CertificateId/Ref").asText());
        assertTrue(template.path("TemplateName").asText().length() <= 36);
    }

    @Test
    void the_template_that_renews_has_a_hook_and_changes_no_thing() throws Exception {
        JsonNode template = templates().get("vehicle-shadow-renewal");
        assertTrue(template.path("PreProvisioningHook").has("TargetArn"), template.toString());
        JsonNode body = JSON.readTree(template.path("TemplateBody").asText());
        assertEquals(JSON.readTree("{\"ThingName\":{\"Ref\":\"ThingName\"}}"), body.at("/Resources/thing/Properties"));
    }

    private static Map<String, JsonNode> templates() {
        return Synthesis.template("VehicleShadow").all("AWS::IoT::ProvisioningTemplate").values().stream()
                .collect(Collectors.toMap(each -> each.path("TemplateName").asText(), each -> each));
    }
}
