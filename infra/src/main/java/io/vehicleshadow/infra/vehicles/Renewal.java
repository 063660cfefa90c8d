package io.vehicleshadow.infra.vehicles;

import io.vehicleshadow.infra.deployment.DeployTimeFunction;
import io.vehicleshadow.infra.deployment.InlineFunction;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.deployment.Stage;
import io.vehicleshadow.vehicle.policy.ProvisioningTemplateBody;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Permission;
import software.constructs.Construct;

/**
 * Vehicles that renew their certificates: the template by which one gets another, the function that lets a vehicle name
 * itself only, and the rule by which it deactivates those before once the new one is in use.
 */
final class Renewal extends Construct {
    /** As long as AWS IoT waits for a hook. */
    private static final Duration LONGEST = Duration.seconds(5);

    private static final String SQL_VERSION = "2016-03-23";

    /**
     * Deploys them.
     *
     * @param policies of a certificate
     * @param roleArn with which AWS IoT provisions
     */
    Renewal(Construct scope, String id, Stage stage, List<String> policies, String roleArn) {
        super(scope, id);
        String template = templateName(stage);
        Function function = function();
        CfnTopicRule rule = CfnTopicRule.Builder.create(this, "Renewed")
                .ruleName(stage.underscored("renewed"))
                .topicRulePayload(CfnTopicRule.TopicRulePayloadProperty.builder()
                        .sql(IotRules.RENEWED)
                        .awsIotSqlVersion(SQL_VERSION)
                        .ruleDisabled(false)
                        .actions(List.of(CfnTopicRule.ActionProperty.builder()
                                .lambda(CfnTopicRule.LambdaActionProperty.builder()
                                        .functionArn(function.getFunctionArn())
                                        .build())
                                .build()))
                        .build())
                .build();
        CfnProvisioningTemplate.Builder.create(this, "Template")
                .templateName(template)
                .description("Gives a vehicle another certificate for its thing")
                .templateType("FLEET_PROVISIONING")
                .enabled(true)
                .provisioningRoleArn(roleArn)
                .templateBody(ProvisioningTemplateBody.renewing(policies))
                .preProvisioningHook(CfnProvisioningTemplate.ProvisioningHookProperty.builder()
                        .targetArn(function.getFunctionArn())
                        .payloadVersion("2020-04-01")
                        .build())
                .build();
        calls(function, "CalledByHook", VehicleFleet.arn("provisioningtemplate/" + template));
        calls(function, "CalledByRule", rule.getAttrArn());
    }

    /** Of policy and template: at most 36 characters. */
    static String templateName(Stage stage) {
        return stage.named("renewal");
    }

    private Function function() {
        DeployTimeFunction parts = DeployTimeFunction.in(this, "");
        ServiceRole.allow(parts.role(), List.of("iot:ListThingPrincipals"), VehicleFleet.arn("thing/*"));
        ServiceRole.allow(
                parts.role(), List.of("iot:DescribeCertificate", "iot:UpdateCertificate"), VehicleFleet.arn("cert/*"));
        Reviewed.finding(parts.role(), "AwsSolutions-IAM5", "Vehicles to come and their certificates have no name yet");
        return InlineFunction.of(
                this,
                "Lets a vehicle renew its own certificate, and deactivates the one before",
                Renewal.class,
                "renewal.js",
                LONGEST,
                parts,
                Map.of());
    }

    private static void calls(Function function, String id, String source) {
        function.addPermission(
                id,
                Permission.builder()
                        .principal(new ServicePrincipal("iot.amazonaws.com"))
                        .sourceArn(source)
                        .build());
    }
}
