package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files that a local run enforces are the ones that are deployed. */
class IotPoliciesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PolicyDocuments FILES =
            new PolicyDocuments(new IotAddress("aws", "eu-west-1", "123456789012"));

    @Test
    void the_deployed_policies_are_those_that_a_local_run_enforces() throws Exception {
        assertEquals(
                Map.of(
                        "vehicle-shadow-vehicle",
                        JSON.readTree(FILES.vehicle()),
                        "vehicle-shadow-claim",
                        JSON.readTree(FILES.claim("vehicle-shadow")),
                        "vehicle-shadow-renewal",
                        JSON.readTree(FILES.renewal("vehicle-shadow-renewal"))),
                DeployedFleet.policies(Synthesis.template("VehicleShadow")));
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
        assertEquals(
                JSON.readTree("{\"ThingName\":{\"Ref\":\"ThingName\"}}"), body.at("/Resources/thing/Properties"));
    }

    private static Map<String, JsonNode> templates() {
        return Synthesis.template("VehicleShadow").all("AWS::IoT::ProvisioningTemplate").values().stream()
                .collect(Collectors.toMap(each -> each.path("TemplateName").asText(), each -> each));
    }
}
