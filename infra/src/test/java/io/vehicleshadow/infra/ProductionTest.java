package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The choices of a deployment that carries other people's cars: what they add, and that a demo has none of it. */
class ProductionTest {
    private final Template demo = Synthesis.template("VehicleShadow");
    private final Template production = Synthesis.template("VehicleShadow-full");

    @Test
    void everything_is_tagged() {
        for (String stack : Synthesis.STACKS) {
            Map<String, String> tags = Synthesis.tags(stack);
            boolean full = stack.endsWith("-full");
            assertEquals("vehicle-shadow", tags.get("application"), stack);
            assertEquals(full ? "full" : "main", tags.get("stage"), stack);
            assertEquals(full ? "fleet-team@example.com" : null, tags.get("owner"), stack);
            assertTrue(tags.get("version").matches("[0-9]+\\.[0-9]+.*"), stack + tags);
        }
    }

    @Test
    void the_web_acl_stands_in_front_of_page_and_api() {
        assertEquals(
                "arn:aws:wafv2:us-east-1:123456789012:global/webacl/cars/12345678",
                one(production, "AWS::CloudFront::Distribution")
                        .at("/DistributionConfig/WebACLId")
                        .asText());
        assertFalse(one(demo, "AWS::CloudFront::Distribution").toString().contains("WebACLId"));
    }

    @Test
    void the_table_is_encrypted_under_a_key_of_the_account_that_nobody_uses_but_through_the_table() {
        JsonNode table = production.all("AWS::DynamoDB::Table").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("VehicleData"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        assertTrue(
                table.at("/SSESpecification/KMSMasterKeyId").toString().contains("VehicleDataKey"), table.toString());
        JsonNode key = one(production, "AWS::KMS::Key");
        assertTrue(key.path("EnableKeyRotation").asBoolean());
        for (JsonNode statement : key.at("/KeyPolicy/Statement")) {
            if (statement.toString().contains("\"AWS\":\"*\"")) {
                assertEquals(
                        "dynamodb.<AWS::Region>.amazonaws.com",
                        Template.plain(statement.at("/Condition/StringEquals/kms:ViaService")));
                assertEquals(
                        "<AWS::AccountId>", Template.plain(statement.at("/Condition/StringEquals/kms:CallerAccount")));
            }
        }
        assertTrue(demo.all("AWS::KMS::Key").isEmpty());
    }

    @Test
    void the_table_is_copied_every_day_and_the_copy_outlives_it() {
        JsonNode rule = one(production, "AWS::Backup::BackupPlan").at("/BackupPlan/BackupPlanRule/0");
        assertEquals("cron(0 3 * * ? *)", rule.path("ScheduleExpression").asText());
        assertEquals(35, rule.at("/Lifecycle/DeleteAfterDays").asInt());
        assertTrue(one(production, "AWS::Backup::BackupSelection").toString().contains("VehicleDataTable"));
        assertTrue(demo.all("AWS::Backup::BackupPlan").isEmpty());
    }

    @Test
    void the_budget_mails_before_the_money_is_spent() {
        JsonNode budget = one(production, "AWS::Budgets::Budget");
        assertEquals(100, budget.at("/Budget/BudgetLimit/Amount").asInt());
        assertEquals(
                "user:stage$full",
                budget.at("/Budget/CostFilters/TagKeyValue/0").asText());
        Set<String> notices = new TreeSet<>();
        budget.path("NotificationsWithSubscribers")
                .forEach(each ->
                        notices.add(each.at("/Notification/NotificationType").asText() + " "
                                + each.at("/Notification/Threshold").asInt() + " "
                                + each.at("/Subscribers/0/Address").asText()));
        assertEquals(Set.of("ACTUAL 80 cars@example.com", "FORECASTED 100 cars@example.com"), notices);
        assertTrue(demo.all("AWS::Budgets::Budget").isEmpty());
    }

    @Test
    void logs_are_kept_as_long_as_chosen_and_those_of_a_deployment_for_a_week() {
        assertEquals(Set.of(7, 30), retentions(demo));
        assertEquals(Set.of(7, 90), retentions(production));
    }

    @Test
    void the_api_takes_as_many_requests_as_chosen() {
        JsonNode settings = one(production, "AWS::ApiGatewayV2::Stage").path("DefaultRouteSettings");
        assertEquals(200, settings.path("ThrottlingRateLimit").asInt());
        assertEquals(400, settings.path("ThrottlingBurstLimit").asInt());
        assertEquals(
                50,
                one(demo, "AWS::ApiGatewayV2::Stage")
                        .at("/DefaultRouteSettings/ThrottlingRateLimit")
                        .asInt());
    }

    /** Rolled back by the alarm for errors of the function that is replaced, and by no other's. */
    @Test
    void a_new_version_of_a_function_takes_over_step_by_step_and_back_when_its_alarm_rings() {
        assertEquals(Set.of("CodeDeployDefault.LambdaCanary10Percent5Minutes"), steps(demo));
        assertEquals(Set.of("CodeDeployDefault.LambdaLinear10PercentEvery1Minute"), steps(production));
        for (Template template : new Template[] {demo, production}) {
            template.json().path("Resources").properties().forEach(resource -> {
                if (resource.getValue().path("Type").asText().equals("AWS::Lambda::Alias")) {
                    String group = resource.getValue()
                            .at("/UpdatePolicy/CodeDeployLambdaAliasUpdate/DeploymentGroupName/Ref")
                            .asText();
                    JsonNode settings =
                            template.all("AWS::CodeDeploy::DeploymentGroup").get(group);
                    assertTrue(
                            settings.at("/AutoRollbackConfiguration/Events")
                                    .toString()
                                    .contains("DEPLOYMENT_STOP_ON_ALARM"),
                            resource.getKey());
                    String alarm =
                            settings.at("/AlarmConfiguration/Alarms/0/Name/Ref").asText();
                    JsonNode watched = template.all("AWS::CloudWatch::Alarm").get(alarm);
                    assertEquals("Errors", watched.path("MetricName").asText());
                    assertEquals(
                            resource.getValue()
                                    .at("/Properties/FunctionName/Ref")
                                    .asText(),
                            watched.at("/Dimensions/0/Value/Ref").asText());
                }
            });
        }
    }

    @Test
    void only_vehicles_on_the_factory_s_list_are_provisioned() {
        JsonNode hook = one(production, "AWS::IoT::ProvisioningTemplate").path("PreProvisioningHook");
        assertEquals("2020-04-01", hook.path("PayloadVersion").asText());
        String function = hook.at("/TargetArn/Fn::GetAtt/0").asText();
        assertEquals(
                5,
                production
                        .all("AWS::Lambda::Function")
                        .get(function)
                        .path("Timeout")
                        .asInt());
        assertTrue(production.all("AWS::Lambda::Permission").values().stream()
                .anyMatch(permission -> permission.toString().contains(function)
                        && Template.plain(permission.path("SourceArn"))
                                .endsWith(":provisioningtemplate/vehicle-shadow-full-listed")));
        assertTrue(one(demo, "AWS::IoT::ProvisioningTemplate")
                .path("PreProvisioningHook")
                .isMissingNode());
    }

    /** CloudFormation's handler of updates leaves the hook out: a template that is there would stay open without a word. */
    @Test
    void switching_the_factory_s_list_on_makes_another_template_with_the_hook_and_the_open_one_goes() {
        String open =
                one(demo, "AWS::IoT::ProvisioningTemplate").path("TemplateName").asText();
        JsonNode listed = one(production, "AWS::IoT::ProvisioningTemplate");
        assertEquals("vehicle-shadow", open);
        assertEquals("vehicle-shadow-full-listed", listed.path("TemplateName").asText());
        assertTrue(listed.at("/PreProvisioningHook/TargetArn").isObject());
        String claim = production.all("AWS::IoT::Policy").values().stream()
                .filter(policy -> policy.path("PolicyName").asText().endsWith("-claim"))
                .map(policy -> policy.path("PolicyDocument").toString())
                .findFirst()
                .orElseThrow();
        assertTrue(claim.contains("/vehicle-shadow-full-listed/"), claim);
        assertFalse(claim.contains("/vehicle-shadow-full/"), claim);
    }

    private static Set<String> steps(Template template) {
        Set<String> steps = new TreeSet<>();
        template.all("AWS::CodeDeploy::DeploymentGroup")
                .forEach((id, group) ->
                        steps.add(group.path("DeploymentConfigName").asText()));
        return steps;
    }

    private static Set<Integer> retentions(Template template) {
        Set<Integer> days = new TreeSet<>();
        template.all("AWS::Logs::LogGroup")
                .forEach((id, log) -> days.add(log.path("RetentionInDays").asInt()));
        return days;
    }

    private static JsonNode one(Template template, String type) {
        assertFalse(template.all(type).isEmpty(), type);
        return template.all(type).values().iterator().next();
    }
}
