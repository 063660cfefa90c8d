package io.vehicleshadow.localiot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates as the CDK writes them, on a real control plane. */
class DeploymentTest {

    private static final String LAMPS = """
            {"Parameters": {"Room": {"Type": "String", "Default": "hall"}},
             "Resources": {
               "Handler": {"Type": "AWS::Lambda::Function", "Properties": {}},
               "Role": {"Type": "AWS::IAM::Role", "Properties": {}},
               "Type": {"Type": "AWS::IoT::ThingType", "Properties": {"ThingTypeName": "light"}},
               "Lamp": {"Type": "AWS::IoT::Thing", "Properties": {
                 "ThingName": "lamp", "AttributePayload": {"Attributes": {"room": {"Ref": "Room"}}}}},
               "Unnamed": {"Type": "AWS::IoT::Thing", "Properties": {}},
               "Policy": {"Type": "AWS::IoT::Policy", "Properties": {
                 "PolicyName": "own",
                 "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                   {"Effect": "Allow", "Action": "iot:Connect",
                    "Resource": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":iot:", {"Ref": "AWS::Region"}, ":",
                      {"Ref": "AWS::AccountId"}, ":client/${iot:Connection.Thing.ThingName}"]]}},
                   {"Effect": "Allow", "Action": "iot:Publish",
                    "Resource": {"Fn::Sub": "arn:${AWS::Partition}:iot:*:*:topic/dt/${Lamp}/${!iot:ClientId}"}}]}}},
               "Template": {"Type": "AWS::IoT::ProvisioningTemplate", "Properties": {
                 "TemplateName": "lamps", "Enabled": true, "ProvisioningRoleArn": {"Fn::GetAtt": ["Role", "Arn"]},
                 "TemplateBody": "BODY"}},
               "Rule": {"Type": "AWS::IoT::TopicRule", "Properties": {"TopicRulePayload": {
                 "Sql": "SELECT *, topic(2) AS lamp FROM 'lamps/+'", "AwsIotSqlVersion": "2016-03-23",
                 "Actions": [
                   {"Lambda": {"FunctionArn": {"Ref": "Handler"}}},
                   {"Firehose": {"DeliveryStreamName": "lamps", "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}}},
                   {"Republish": {"Topic": {"Fn::Sub": "${Lamp}/${!topic(2)}"}, "Qos": 1, "RoleArn": "any"}}]}}},
               "Door": {"Type": "AWS::IoT::Authorizer", "Properties": {
                 "AuthorizerName": "live", "AuthorizerFunctionArn": {"Ref": "Handler"}, "TokenKeyName": "token",
                 "SigningDisabled": true, "Status": "ACTIVE", "EnableCachingForHttp": false}},
               "ItsPolicy": {"Type": "AWS::IoT::PolicyPrincipalAttachment", "Properties": {
                 "PolicyName": {"Ref": "Policy"}, "Principal": "CERTIFICATE"}},
               "ItsThing": {"Type": "AWS::IoT::ThingPrincipalAttachment", "Properties": {
                 "ThingName": {"Ref": "Lamp"}, "Principal": "CERTIFICATE"}}}}""";

    private static final String BODY = """
            {"Parameters": {"AWS::IoT::Certificate::Id": {"Type": "String"}}, "Resources": {
               "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": "any"}},
               "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {
                 "CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}},
               "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "own"}}}}""";

    @TempDir
    Path folder;

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
    private final URI endpoint = URI.create(iot.endpoints().dataPlane());
    private final ControlPlaneAddress control = new ControlPlaneAddress(endpoint);
    private final String certificate = certificate();

    private String certificate() {
        control.call("POST", "/keys-and-certificate?setAsActive=true", Json.object());
        return control.find("/certificates")
                .orElseThrow()
                .at("/certificates/0/certificateArn")
                .asText();
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    private String lamps() {
        return LAMPS.replace("CERTIFICATE", certificate)
                .replace("\"BODY\"", Json.object().put("body", BODY).get("body").toString());
    }

    private List<String> deploy(String template, Map<String, String> parameters) {
        List<String> told = new ArrayList<>();
        new Deployment(endpoint, folder.resolve("stacks/Lamps.json"), told::add).run("Lamps", template, parameters);
        return told;
    }

    private JsonNode authorizer() {
        ObjectNode authorizer = (ObjectNode) found("/authorizer/live").path("authorizerDescription");
        return authorizer.remove(Set.of("authorizerName", "authorizerArn", "creationDate", "lastModifiedDate"));
    }

    private JsonNode found(String path) {
        return control.find(path).orElseThrow();
    }

    @Test
    void what_a_template_says_is_made_and_the_rest_is_listed() {
        List<String> told = deploy(lamps(), Map.of());

        assertEquals("hall", found("/things/lamp").at("/attributes/room").asText());
        assertTrue(control.find("/things/Lamps-Unnamed").isPresent());
        assertTrue(control.find("/thing-types/light").isPresent());
        JsonNode policy =
                Json.read(found("/policies/own").path("policyDocument").asText());
        assertEquals(
                "arn:aws:iot:us-east-1:000000000000:client/${iot:Connection.Thing.ThingName}",
                policy.at("/Statement/0/Resource").asText());
        assertEquals(
                "arn:aws:iot:*:*:topic/dt/lamp/${iot:ClientId}",
                policy.at("/Statement/1/Resource").asText());
        assertEquals(
                BODY,
                found("/provisioning-templates/lamps").path("templateBody").asText());
        assertEquals(
                certificate,
                found("/things/lamp/principals").at("/principals/0").asText());
        JsonNode rule = found("/rules/Lamps_Rule").path("rule");
        assertEquals(
                "SELECT *, topic(2) AS lamp FROM 'lamps/+'", rule.path("sql").asText());
        assertEquals(Json.read("""
                        [{"lambda": {"functionArn": "Handler"}},
                         {"republish": {"topic": "lamp/${topic(2)}", "qos": 1, "roleArn": "any"}}]"""), rule.path("actions"));
        assertTrue(told.contains("left out: action Firehose of AWS::IoT::TopicRule Lamps_Rule"), told.toString());
        assertEquals(Json.read("""
                        {"authorizerFunctionArn": "Handler", "tokenKeyName": "token", "signingDisabled": true,
                         "status": "ACTIVE", "enableCachingForHttp": false}"""), authorizer());
        assertTrue(told.contains("created: AWS::IoT::Authorizer live"), told.toString());
        assertTrue(told.contains("created: AWS::IoT::Thing lamp"), told.toString());
        assertTrue(told.contains("left out: 1 of AWS::Lambda::Function"), told.toString());
        assertTrue(told.contains("left out: 1 of AWS::IAM::Role"), told.toString());
    }

    @Test
    void the_same_template_again_changes_nothing() {
        deploy(lamps(), Map.of());
        List<String> again = deploy(lamps(), Map.of());

        assertTrue(
                again.stream().allMatch(line -> line.startsWith("unchanged: ") || line.startsWith("left out: ")),
                again.toString());
        assertEquals(1, found("/policies/own/version").path("policyVersions").size());
    }

    @Test
    void what_differs_is_changed_however_often() {
        deploy(lamps(), Map.of());
        for (int i = 0; i < 7; i++) {
            String changed = lamps().replace("iot:Publish", "iot:Publish" + "?".repeat(i + 1))
                    .replace("'lamps/+'", "'lamps/" + i + "'");
            List<String> told = deploy(changed, Map.of("Room", "room-" + i));
            assertTrue(told.contains("changed: AWS::IoT::Policy own"), told.toString());
            assertTrue(told.contains("changed: AWS::IoT::TopicRule Lamps_Rule"), told.toString());
        }
        assertEquals("room-6", found("/things/lamp").at("/attributes/room").asText());
        assertTrue(found("/policies/own").path("policyDocument").asText().contains("iot:Publish???????\""));
    }

    @Test
    void an_authorizer_becomes_what_the_template_says_even_what_can_t_be_changed() {
        deploy(lamps(), Map.of());
        String inactive = lamps().replace("\"ACTIVE\"", "\"INACTIVE\"");
        assertTrue(deploy(inactive, Map.of()).contains("changed: AWS::IoT::Authorizer live"));
        assertEquals("INACTIVE", authorizer().path("status").asText());
        String active = lamps().replace("\"TokenKeyName\": \"token\",", "");
        assertTrue(deploy(active, Map.of()).contains("changed: AWS::IoT::Authorizer live"));
        assertEquals("ACTIVE", authorizer().path("status").asText());
        assertFalse(authorizer().has("tokenKeyName"));
        assertTrue(deploy(active, Map.of()).contains("unchanged: AWS::IoT::Authorizer live"));
    }

    @Test
    void what_the_template_does_not_hold_any_more_is_removed() {
        control.call("POST", "/things/table", Json.object());
        deploy(lamps(), Map.of());
        List<String> told = deploy("{\"Resources\": {}}", Map.of());

        for (String path : List.of(
                "/things/lamp",
                "/things/Lamps-Unnamed",
                "/thing-types/light",
                "/policies/own",
                "/provisioning-templates/lamps",
                "/authorizer/live")) {
            assertFalse(control.find(path).isPresent(), path);
        }
        assertFalse(control.find("/rules/Lamps_Rule", 401).isPresent());
        assertTrue(control.find("/things/table").isPresent());
        assertTrue(told.contains("removed: AWS::IoT::Policy own"), told.toString());
    }

    @Test
    void what_was_removed_by_hand_is_made_again() {
        deploy(lamps(), Map.of());
        control.delete("/provisioning-templates/lamps");
        assertTrue(deploy(lamps(), Map.of()).contains("created: AWS::IoT::ProvisioningTemplate lamps"));
    }

    @Test
    void a_hook_that_is_left_out_is_told() {
        String hooked = lamps().replace(
                        "\"TemplateName\": \"lamps\"",
                        "\"TemplateName\": \"lamps\", \"PreProvisioningHook\": {\"TargetArn\": \"Handler\"}");
        String left =
                "left out: the hook, so that any device with a claim is taken, of AWS::IoT::ProvisioningTemplate lamps";
        assertTrue(deploy(hooked, Map.of()).contains(left));
        assertFalse(deploy(lamps(), Map.of()).contains(left));
    }

    @Test
    void what_can_t_be_honored_is_refused_and_the_next_deployment_goes_on() {
        String wrong = lamps().replace("\"Effect\": \"Allow\"", "\"Effect\": \"Maybe\"");
        var refused = assertThrows(IllegalArgumentException.class, () -> deploy(wrong, Map.of()));
        assertTrue(refused.getMessage().contains("MalformedPolicyException"), refused.getMessage());
        assertTrue(deploy(lamps(), Map.of()).contains("unchanged: AWS::IoT::Thing lamp"));
        assertThrows(IllegalArgumentException.class, () -> deploy("{}", Map.of()));
    }
}
