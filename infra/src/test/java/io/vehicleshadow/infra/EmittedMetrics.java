package io.vehicleshadow.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The metrics that the functions' code really writes, as CloudWatch reads them: namespace, name and dimensions. They are
 * written by a process of its own in the environment of Lambda.
 */
final class EmittedMetrics {
    private EmittedMetrics() {}

    /** Writes one of each to standard output. */
    public static void main(String[] args) {
        Meter meter = AwsServices.of(Map.of("TABLE_NAME", "t", "IOT_ENDPOINT", "localhost"))
                .meter();
        meter.asked(1);
        meter.answered(CommandStatus.SUCCEEDED, Optional.empty(), Duration.ofSeconds(1));
        meter.answered(CommandStatus.REJECTED, Optional.of(Reason.STALE), Duration.ofSeconds(1));
        meter.present(true);
        meter.present(false);
    }

    /** Such as {@code VehicleShadow CommandsAsked {By=Signal}}. */
    static Set<String> all() throws IOException, InterruptedException {
        FunctionProcess functions = FunctionProcess.run(
                EmittedMetrics.class, Map.of("AWS_LAMBDA_FUNCTION_NAME", "f", "POWERTOOLS_SERVICE_NAME", "s"));
        Set<String> all = new TreeSet<>();
        for (String line : functions.said().split("\n")) {
            if (line.contains("\"CloudWatchMetrics\"")) {
                addAll(all, new ObjectMapper().readTree(line));
            }
        }
        return all;
    }

    private static void addAll(Set<String> all, JsonNode line) {
        for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
            for (JsonNode names : directive.path("Dimensions")) {
                Set<String> dimensions = new TreeSet<>();
                names.forEach(name -> dimensions.add(
                        name.asText() + "=" + line.path(name.asText()).asText()));
                directive
                        .path("Metrics")
                        .forEach(metric -> all.add(directive.path("Namespace").asText() + " "
                                + metric.path("Name").asText() + " " + dimensions));
            }
        }
    }
}
