package io.vehicleshadow.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** What is measured: by the functions in the namespace {@code VehicleShadow}, by AWS in its own. */
final class Metrics {
    private static final Duration PERIOD = Duration.minutes(5);
    private static final String OURS = "VehicleShadow";
    private static final String BY_OUTCOME = "'{VehicleShadow,Status,Reason} MetricName=\"%s\" %s'";

    private Metrics() {}

    static IMetric asked() {
        return Metric.Builder.create()
                .namespace(OURS)
                .metricName("CommandsAsked")
                .dimensionsMap(Map.of("By", "Signal"))
                .statistic("Sum")
                .period(PERIOD)
                .label("asked")
                .build();
    }

    static IMetric answered() {
        return expression("SUM(SEARCH(" + search("CommandsAnswered", "") + ", 'Sum', 300))", "answered");
    }

    /** One line for each reason that a vehicle gave. */
    static IMetric refusedByReason() {
        return expression("SEARCH(" + search("CommandsAnswered", "NOT Status=\"SUCCEEDED\"") + ", 'Sum', 300)", "");
    }

    static IMetric halfAnswered() {
        return expression("AVG(SEARCH(" + search("SecondsToAnswer", "") + ", 'p50', 300))", "p50");
    }

    static IMetric slowestTenth() {
        return Metric.Builder.create()
                .namespace(OURS)
                .metricName("SecondsToAnswer")
                .dimensionsMap(Map.of("Status", "SUCCEEDED", "Reason", "NONE"))
                .statistic("p90")
                .period(PERIOD)
                .label("p90 of what succeeded")
                .build();
    }

    static IMetric connects() {
        return iot("Connect.Success", "connected", Map.of("Protocol", "MQTT"));
    }

    static IMetric disconnects() {
        return iot("Connect.ClientError", "refused", Map.of("Protocol", "MQTT"));
    }

    static IMetric ruleFailures() {
        return expression(
                "SUM(SEARCH('{AWS/IoT,RuleName,ActionType} MetricName=\"Failure\"', 'Sum', 300))", "rule failures");
    }

    static IMetric tableThrottles(String table) {
        return Metric.Builder.create()
                .namespace("AWS/DynamoDB")
                .metricName("WriteThrottleEvents")
                .dimensionsMap(Map.of("TableName", table))
                .statistic("Sum")
                .period(PERIOD)
                .build();
    }

    static MetricOptions each(Duration period) {
        return MetricOptions.builder().period(period).statistic("Sum").build();
    }

    static MetricOptions labelled(String label) {
        return MetricOptions.builder()
                .label(label)
                .period(PERIOD)
                .statistic("Sum")
                .build();
    }

    private static IMetric iot(String name, String label, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace("AWS/IoT")
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic("Sum")
                .period(PERIOD)
                .label(label)
                .build();
    }

    private static String search(String metric, String more) {
        return BY_OUTCOME.formatted(metric, more);
    }

    private static IMetric expression(String expression, String label) {
        return MathExpression.Builder.create()
                .expression(expression)
                .label(label)
                .period(PERIOD)
                .usingMetrics(Map.of())
                .build();
    }
}
