package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {
    private final Template template = Synthesis.template("VehicleShadow-full");

    @Test
    void no_alarm_searches_for_metrics_because_cloudwatch_refuses_that() {
        assertFalse(template.all("AWS::CloudWatch::Alarm").isEmpty());
        template.all("AWS::CloudWatch::Alarm")
                .forEach((id, alarm) -> assertFalse(alarm.toString().contains("SEARCH("), id));
    }

    @Test
    void every_function_of_ours_has_an_alarm_for_errors_and_one_for_throttles() {
        long ours = template.all("AWS::Lambda::Alias").size();
        for (String metric : new String[] {"Errors", "Throttles"}) {
            long alarms = template.all("AWS::CloudWatch::Alarm").values().stream()
                    .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
                    .count();
            assertEquals(ours, alarms, metric);
        }
    }

    @Test
    void every_alarm_tells_somebody() {
        template.all("AWS::CloudWatch::Alarm")
                .forEach((id, alarm) ->
                        assertEquals(1, alarm.path("AlarmActions").size(), id));
        assertEquals(1, template.all("AWS::SNS::Subscription").size());
    }

    /** A topic's own policy takes the place of the one that lets the whole account publish. */
    @Test
    void cloudwatch_may_publish_to_the_topic_of_the_alarms() {
        JsonNode policy =
                template.all("AWS::SNS::TopicPolicy").values().iterator().next();
        List<JsonNode> allowed = new ArrayList<>();
        policy.at("/PolicyDocument/Statement").forEach(statement -> {
            if (statement.path("Effect").asText().equals("Allow")) {
                allowed.add(statement);
            }
        });
        assertEquals(1, allowed.size(), policy.toString());
        assertEquals(
                "cloudwatch.amazonaws.com",
                allowed.get(0).at("/Principal/Service").asText());
        assertEquals("sns:Publish", allowed.get(0).path("Action").asText());
        assertTrue(allowed.get(0).path("Condition").toString().contains("aws:SourceAccount"));
    }

    @Test
    void dashboard_and_alarms_show_metrics_that_the_functions_write() throws Exception {
        Set<String> written = EmittedMetrics.all();
        Set<String> shown = ShownMetrics.of(Synthesis.template("VehicleShadow"), "VehicleShadow");
        assertTrue(shown.size() >= 5, shown.toString());
        shown.forEach(metric ->
                assertTrue(written.stream().anyMatch(one -> one.matches(metric)), metric + " is not among " + written));
        assertTrue(shown.stream().anyMatch(metric -> metric.contains("PresenceChanges")), "offline vehicles: " + shown);
    }

    @Test
    void what_is_unique_in_the_account_has_the_region_in_its_name() {
        Set<String> names = new TreeSet<>();
        template.all("AWS::CloudWatch::Dashboard")
                .forEach((id, each) -> names.add(each.path("DashboardName").asText()));
        template.all("AWS::CloudFront::OriginAccessControl")
                .forEach((id, each) ->
                        names.add(each.at("/OriginAccessControlConfig/Name").asText()));
        template.all("AWS::CloudFront::ResponseHeadersPolicy")
                .forEach((id, each) ->
                        names.add(each.at("/ResponseHeadersPolicyConfig/Name").asText()));
        assertEquals(Set.of("vehicle-shadow-full-eu-west-1"), names);
    }

    @Test
    void every_function_is_java_on_arm_from_a_snapshot_traced_and_logged_for_a_while() {
        int ours = 0;
        for (var function : template.all("AWS::Lambda::Function").values()) {
            if (function.path("Runtime").asText().startsWith("java")) {
                ours++;
                assertEquals("arm64", function.path("Architectures").path(0).asText());
                assertEquals(
                        "PublishedVersions",
                        function.path("SnapStart").path("ApplyOn").asText());
                assertEquals(
                        "Active", function.path("TracingConfig").path("Mode").asText());
                assertTrue(function.path("LoggingConfig").has("LogGroup"));
            }
        }
        assertEquals(template.all("AWS::Lambda::Alias").size(), ours);
        template.all("AWS::Logs::LogGroup").forEach((id, log) -> assertTrue(log.has("RetentionInDays"), id));
    }

    @Test
    void a_function_that_somebody_waits_for_has_a_whole_cpu() {
        template.all("AWS::Lambda::Function").forEach((id, function) -> {
            if (function.path("Runtime").asText().startsWith("java")) {
                int needed = id.startsWith("History") || id.startsWith("SmartHomeEvents") ? 512 : 1769;
                assertEquals(needed, function.path("MemorySize").asInt(), id);
            }
        });
    }

    @Test
    void in_production_people_and_table_outlive_the_stack() {
        for (var resource : template.json().path("Resources")) {
            String type = resource.path("Type").asText();
            if (type.equals("AWS::DynamoDB::Table") || type.equals("AWS::Cognito::UserPool")) {
                assertEquals("Retain", resource.path("DeletionPolicy").asText(), type);
            }
        }
        template.all("AWS::DynamoDB::Table").forEach((id, table) -> {
            assertTrue(table.path("DeletionProtectionEnabled").asBoolean());
            assertTrue(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                    .asBoolean());
            assertTrue(id.startsWith("VehicleFleet")
                    || table.at("/TimeToLiveSpecification/Enabled").asBoolean());
            assertTrue(table.at("/SSESpecification/SSEEnabled").asBoolean());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Connect.AuthError | 20
                    SELECT SUM(Failure) FROM SCHEMA("AWS/IoT", ActionType, RuleName) WHERE RuleName = 'vehicle_shadow_documents' OR RuleName = 'vehicle_shadow_presence' | 0
                    Duration          | 4000
                    """)
    void refused_connects_failed_rules_and_a_slow_authorizer_ring_an_alarm(String metric, int above) {
        List<String> alarms = new ArrayList<>();
        Synthesis.template("VehicleShadow").all("AWS::CloudWatch::Alarm").forEach((id, alarm) -> {
            JsonNode labelled = alarm.at("/Metrics/0");
            if (labelled.at("/MetricStat/Metric/MetricName").asText().equals(metric)
                    || labelled.path("Expression").asText().equals(metric)) {
                alarms.add(alarm.path("Threshold").asText());
            }
        });
        assertEquals(List.of(String.valueOf(above)), alarms);
        String dashboard = Synthesis.template("VehicleShadow")
                .all("AWS::CloudWatch::Dashboard")
                .toString();
        assertTrue(dashboard.contains(metric.startsWith("SELECT") ? "Failure" : metric), dashboard);
    }

    /** The setting is the account's in a region: two stages can't both have it. */
    @Test
    void one_stage_of_an_account_says_what_aws_iot_logs() {
        JsonNode logging = Synthesis.template("VehicleShadow")
                .all("AWS::IoT::Logging")
                .values()
                .iterator()
                .next();
        assertEquals("ERROR", logging.path("DefaultLogLevel").asText());
        assertTrue(template.all("AWS::IoT::Logging").isEmpty());
    }
}
