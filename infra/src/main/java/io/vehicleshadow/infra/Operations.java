package io.vehicleshadow.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What operators look at, and what wakes them. */
final class Operations extends Construct {
    private final Topic alarms;

    /**
     * @param functions every function by its name
     * @param deadLetters the queue that must stay empty
     * @param email who is told, if anybody
     */
    Operations(
            Construct scope,
            String id,
            Stage stage,
            Map<String, SnapStartFunction> functions,
            Queue deadLetters,
            VehicleData data,
            Optional<String> email) {
        super(scope, id);
        alarms = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
        email.ifPresent(address -> alarms.addSubscription(new EmailSubscription(address)));
        functions.forEach((name, function) ->
                alarm(name + "Errors", function.function().metricErrors(Metrics.each(Duration.minutes(5))), 0));
        functions.forEach((name, function) ->
                alarm(name + "Throttles", function.function().metricThrottles(Metrics.each(Duration.minutes(5))), 0));
        alarm("DeadLetters", deadLetters.metricApproximateNumberOfMessagesVisible(), 0);
        alarm("SlowAnswers", Metrics.slowestTenth(), 10);
        alarm("TableThrottles", Metrics.tableThrottles(data.name()), 0);
        dashboard(stage, functions, deadLetters);
    }

    private void dashboard(Stage stage, Map<String, SnapStartFunction> functions, Queue deadLetters) {
        List<IMetric> errors = new ArrayList<>();
        functions.forEach((name, function) -> errors.add(function.function().metricErrors(Metrics.labelled(name))));
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(stage.prefix())
                .widgets(List.of(
                        List.of(
                                graph("Commands asked and answered", Metrics.asked(), Metrics.answered()),
                                graph("Refused, by reason", Metrics.refusedByReason()),
                                graph("Seconds to answer", Metrics.halfAnswered(), Metrics.slowestTenth())),
                        List.of(
                                graph("Vehicles and pages connecting", Metrics.connects(), Metrics.disconnects()),
                                graph("Errors", errors.toArray(IMetric[]::new)),
                                graph(
                                        "Not recorded",
                                        deadLetters.metricApproximateNumberOfMessagesVisible(),
                                        Metrics.ruleFailures()))))
                .build();
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(8)
                .left(List.of(metrics))
                .build();
    }

    private void alarm(String id, IMetric metric, Number above) {
        Alarm alarm = Alarm.Builder.create(this, id)
                .metric(metric)
                .threshold(above)
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(alarms));
    }
}
