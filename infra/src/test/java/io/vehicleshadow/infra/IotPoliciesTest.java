package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.util.Map;
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
                        JSON.readTree(FILES.claim("vehicle-shadow"))),
                DeployedFleet.policies(Synthesis.template("VehicleShadow")));
    }

    @Test
    void the_provisioning_template_gives_that_policy_to_the_vehicle_that_asked() throws Exception {
        JsonNode template = Synthesis.template("VehicleShadow")
                .all("AWS::IoT::ProvisioningTemplate")
                .values()
                .iterator()
                .next();
        JsonNode body = JSON.readTree(template.path("TemplateBody").asText());
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
}
