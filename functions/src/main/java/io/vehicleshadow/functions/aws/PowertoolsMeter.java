package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.util.Optional;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Metrics in the embedded format of CloudWatch, in the namespace {@code VehicleShadow}. */
final class PowertoolsMeter implements Meter {
    private static final String NAMESPACE = "VehicleShadow";

    @Override
    public void asked(int signals) {
        MetricsFactory.getMetricsInstance()
                .flushSingleMetric(
                        "CommandsAsked", signals, MetricUnit.COUNT, NAMESPACE, DimensionSet.of("By", "Signal"));
    }

    @Override
    public void answered(CommandStatus status, Optional<Reason> reason, Duration sinceAsked) {
        Metrics metrics = MetricsFactory.getMetricsInstance();
        DimensionSet outcome = DimensionSet.of(
                "Status", status.name(), "Reason", reason.map(Reason::name).orElse("NONE"));
        metrics.flushSingleMetric("CommandsAnswered", 1, MetricUnit.COUNT, NAMESPACE, outcome);
        metrics.flushSingleMetric(
                "SecondsToAnswer", sinceAsked.toMillis() / 1000.0, MetricUnit.SECONDS, NAMESPACE, outcome);
    }

    @Override
    public void present(boolean online) {
        MetricsFactory.getMetricsInstance()
                .flushSingleMetric(
                        "PresenceChanges",
                        1,
                        MetricUnit.COUNT,
                        NAMESPACE,
                        DimensionSet.of("Presence", online ? "ONLINE" : "OFFLINE"));
    }

    @Override
    public void differed() {
        MetricsFactory.getMetricsInstance()
                .flushSingleMetric(
                        "OtherCatalogues", 1, MetricUnit.COUNT, NAMESPACE, DimensionSet.of("By", "Connection"));
    }
}
