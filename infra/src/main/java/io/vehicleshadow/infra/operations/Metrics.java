package io.vehicleshadow.infra.operations;

import io.vehicleshadow.infra.deployment.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** The metrics: those of the functions in the namespace {@code VehicleShadow}, those of AWS in its own. */
public final class Metrics {
    private static final Duration PERIOD = Duration.minutes(5);
    private static final String OURS = "VehicleShadow";
    private static final String BY_OUTCOME = "'{VehicleShadow,Status,Reason} MetricName=\"%s\" %s'";

    private Metrics() {}

    static IMetric requested() {
        return ours("CommandsAsked", Map.of("By", "Signal"), "Sum", "requested");
    }

    static IMetric answered() {
        return expression("SUM(SEARCH(" + search("CommandsAnswered", "") + ", 'Sum', 300))", "answered");
    }

    /** One line for each reason that a vehicle gave. */
    static IMetric refusedByReason() {
        return expression("SEARCH(" + search("CommandsAnswered", "NOT Status=\"SUCCEEDED\"") + ", 'Sum', 300)", "");
    }

    static IMetric medianSeconds() {
        return secondsToSuccess("p50");
    }

    static IMetric p90Seconds() {
        return secondsToSuccess("p90");
    }

    private static IMetric secondsToSuccess(String statistic) {
        return ours("SecondsToAnswer", Map.of("Status", "SUCCEEDED", "Reason", "NONE"), statistic, statistic);
    }

    static IMetric goneOffline() {
        return ours("PresenceChanges", Map.of("Presence", "OFFLINE"), "Sum", "gone offline");
    }

    static IMetric backOnline() {
        return ours("PresenceChanges", Map.of("Presence", "ONLINE"), "Sum", "back online");
    }

    /** The name of the fleet metric that counts who is offline. */
    public static String offlineMetric(Stage stage) {
        return stage.named("offline");
    }

    /** How many vehicles are offline, as the fleet metric of the stack for large fleets counts them. */
    static IMetric offline(Stage stage) {
        return of("AWS/IoTFleetMetrics", offlineMetric(stage), Map.of("AggregationType", "count"))
                .statistic("Maximum")
                .label("offline")
                .build();
    }

    static IMetric connects() {
        return iot("Connect.Success", "connected");
    }

    static IMetric refusals() {
        return iot("Connect.AuthError", "refused");
    }

    static IMetric ruleFailures() {
        return expression(
                "SUM(SEARCH('{AWS/IoT,RuleName,ActionType} MetricName=\"Failure\"', 'Sum', 300))", "rule failures");
    }

    /** Of these rules alone; an alarm takes a query, and no search. */
    static IMetric failuresOf(List<String> rules) {
        return expression(
                "SELECT SUM(Failure) FROM SCHEMA(\"AWS/IoT\", ActionType, RuleName) WHERE "
                        + rules.stream()
                                .map(rule -> "RuleName = '" + rule + "'")
                                .collect(Collectors.joining(" OR ")),
                "rule failures");
    }

    static IMetric tableThrottles(String table) {
        return of("AWS/DynamoDB", "WriteThrottleEvents", Map.of("TableName", table))
                .statistic("Sum")
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

    private static IMetric iot(String name, String label) {
        return of("AWS/IoT", name, Map.of("Protocol", "MQTT"))
                .statistic("Sum")
                .label(label)
                .build();
    }

    private static IMetric ours(String name, Map<String, String> dimensions, String statistic, String label) {
        return of(OURS, name, dimensions).statistic(statistic).label(label).build();
    }

    private static Metric.Builder of(String namespace, String name, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .period(PERIOD);
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
