package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
            assertTrue(table.at("/TimeToLiveSpecification/Enabled").asBoolean());
            assertTrue(table.at("/SSESpecification/SSEEnabled").asBoolean());
        });
    }
}
