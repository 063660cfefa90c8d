package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.ActionType;
import software.amazon.awssdk.services.iot.model.AuthDecision;
import software.amazon.awssdk.services.iot.model.AuthInfo;
import software.amazon.awssdk.services.iot.model.DeleteConflictException;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.MalformedPolicyException;
import software.amazon.awssdk.services.iot.model.PolicyVersion;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.VersionsLimitExceededException;

/** Policies and provisioning templates with their versions, and decisions, by the AWS SDK's own client. */
class PolicyCallsTest {

    private static final String OTHER_POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iot:Publish", "Resource": "*"}]}""";

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
    private final IotClient control = ControlPlaneClient.at(iot.endpoints().dataPlane());

    @AfterEach
    void stop() {
        control.close();
        iot.close();
    }

    @Test
    void a_policy_has_up_to_five_versions_of_which_one_counts() {
        var made = control.createPolicy(r -> r.policyName("own").policyDocument(Policies.OWN_SHADOW));
        assertEquals("1", made.policyVersionId());
        assertThrows(
                ResourceAlreadyExistsException.class,
                () -> control.createPolicy(r -> r.policyName("own").policyDocument(Policies.OWN_SHADOW)));
        for (int i = 2; i <= 5; i++) {
            control.createPolicyVersion(r -> r.policyName("own").policyDocument(OTHER_POLICY));
        }
        assertThrows(
                VersionsLimitExceededException.class,
                () -> control.createPolicyVersion(r -> r.policyName("own").policyDocument(OTHER_POLICY)));
        control.setDefaultPolicyVersion(r -> r.policyName("own").policyVersionId("3"));
        assertEquals(OTHER_POLICY, control.getPolicy(r -> r.policyName("own")).policyDocument());
        assertThrows(
                DeleteConflictException.class,
                () -> control.deletePolicyVersion(r -> r.policyName("own").policyVersionId("3")));
        assertThrows(DeleteConflictException.class, () -> control.deletePolicy(r -> r.policyName("own")));
        for (String version : List.of("1", "2", "4", "5")) {
            control.deletePolicyVersion(r -> r.policyName("own").policyVersionId(version));
        }
        assertEquals(
                List.of("3"),
                control.listPolicyVersions(r -> r.policyName("own")).policyVersions().stream()
                        .map(PolicyVersion::versionId)
                        .toList());
        control.deletePolicy(r -> r.policyName("own"));
        assertEquals(List.of(), control.listPolicies().policies());
    }

    @Test
    void a_policy_that_can_t_be_honored_says_where_and_why() {
        var refused = assertThrows(
                MalformedPolicyException.class,
                () -> control.createPolicy(r -> r.policyName("own")
                        .policyDocument("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Maybe\"}]}")));
        assertTrue(refused.awsErrorDetails().errorMessage().contains("\"Allow\" or \"Deny\""), refused.getMessage());
    }

    @Test
    void a_decision_is_explained() {
        String arn = control.createKeysAndCertificate(r -> r.setAsActive(true)).certificateArn();
        control.createPolicy(r -> r.policyName("own").policyDocument(Policies.OWN_SHADOW));
        control.createPolicy(r -> r.policyName("mute").policyDocument(OTHER_POLICY));
        control.createThing(r -> r.thingName("lamp"));
        control.attachPolicy(r -> r.policyName("own").target(arn));
        control.attachThingPrincipal(r -> r.thingName("lamp").principal(arn));

        assertEquals(AuthDecision.ALLOWED, decision(arn, "dt/lamp/a", List.of()));
        assertEquals(AuthDecision.IMPLICIT_DENY, decision(arn, "dt/other/a", List.of()));
        assertEquals(AuthDecision.EXPLICIT_DENY, decision(arn, "dt/lamp/a", List.of("mute")));
    }

    private AuthDecision decision(String principal, String topic, List<String> more) {
        return control.testAuthorization(r -> r.principal(principal)
                        .clientId("lamp")
                        .policyNamesToAdd(more)
                        .authInfos(AuthInfo.builder()
                                .actionType(ActionType.PUBLISH)
                                .resources("arn:aws:iot:eu-west-1:000000000000:topic/" + topic)
                                .build()))
                .authResults()
                .get(0)
                .authDecision();
    }

    @Test
    void a_provisioning_template_has_versions() {
        var made = control.createProvisioningTemplate(r -> r.templateName("lamps")
                .templateBody(template("own"))
                .provisioningRoleArn("arn:aws:iam::000000000000:role/any")
                .enabled(true));
        assertEquals(1, made.defaultVersionId());
        control.createProvisioningTemplateVersion(
                r -> r.templateName("lamps").templateBody(template("other")).setAsDefault(true));
        var template = control.describeProvisioningTemplate(r -> r.templateName("lamps"));
        assertEquals(template("other"), template.templateBody());
        assertEquals("arn:aws:iam::000000000000:role/any", template.provisioningRoleArn());
        assertEquals(true, template.enabled());
        assertEquals(
                template("own"),
                control.describeProvisioningTemplateVersion(
                                r -> r.templateName("lamps").versionId(1))
                        .templateBody());
        control.updateProvisioningTemplate(
                r -> r.templateName("lamps").defaultVersionId(1).enabled(false));
        control.deleteProvisioningTemplateVersion(r -> r.templateName("lamps").versionId(2));
        assertEquals(
                1,
                control.listProvisioningTemplateVersions(r -> r.templateName("lamps"))
                        .versions()
                        .size());
        assertEquals(
                false,
                control.listProvisioningTemplates(r -> {}).templates().get(0).enabled());
        control.deleteProvisioningTemplate(r -> r.templateName("lamps"));
        assertEquals(List.of(), control.listProvisioningTemplates(r -> {}).templates());
        assertThrows(
                InvalidRequestException.class,
                () -> control.createProvisioningTemplate(
                        r -> r.templateName("lamps").templateBody("{}").provisioningRoleArn("arn:any")));
    }

    static String template(String policy) {
        return """
                {"Parameters": {"ThingName": {"Type": "String"}, "AWS::IoT::Certificate::Id": {"Type": "String"}},
                 "Resources": {
                   "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "ThingName"}}},
                   "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {
                     "CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}},
                   "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "%s"}}}}""".formatted(policy);
    }
}
