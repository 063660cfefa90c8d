package io.vehicleshadow.infra.operations;

import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.functions.SnapStartFunction;
import io.vehicleshadow.infra.functions.VehicleData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Dashboard and alarms. */
public final class Operations extends Construct {
    private final Topic alarms;

    /**
     * What is measured.
     *
     * @param functions every function by its name
     */
    public record Watched(Map<String, SnapStartFunction> functions, HttpApi api, Queue deadLetters, VehicleData data) {}

    public Operations(Construct scope, String id, Deployment deployment, Watched watched) {
        super(scope, id);
        alarms = alarms(deployment.alarmEmail());
        watched.functions().forEach((name, function) -> {
            alarm(name + "Errors", function.function().metricErrors(Metrics.each(Duration.minutes(5))), 0);
            alarm(name + "Throttles", function.function().metricThrottles(Metrics.each(Duration.minutes(5))), 0);
        });
        alarm("ApiErrors", apiErrors(watched), 0);
        alarm("DeadLetters", watched.deadLetters().metricApproximateNumberOfMessagesVisible(), 0);
        alarm("SlowAnswers", Metrics.p90Seconds(), 10);
        alarm("TableThrottles", Metrics.tableThrottles(watched.data().name()), 0);
        dashboard(deployment, watched);
    }

    /** A topic's own policy replaces the default, by which everything in the account may publish: it names CloudWatch. */
    private Topic alarms(Optional<String> email) {
        Topic topic = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        email.ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
        return topic;
    }

    /** Dashboard names are unique in the account, so the name has the region. */
    private void dashboard(Deployment deployment, Watched watched) {
        List<IMetric> errors = new ArrayList<>();
        watched.functions()
                .forEach((name, function) -> errors.add(function.function().metricErrors(Metrics.labelled(name))));
        errors.add(apiErrors(watched));
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(deployment.stage().prefix() + "-" + deployment.region())
                .widgets(List.of(
                        List.of(
                                graph("Commands requested and answered", Metrics.requested(), Metrics.answered()),
                                graph("Refused, by reason", Metrics.refusedByReason()),
                                graph(
                                        "Seconds until it succeeded",
                                        Metrics.medianSeconds(),
                                        Metrics.p90Seconds())),
                        List.of(
                                graph("Vehicles offline", offline(deployment)),
                                graph("Vehicles and pages connecting", Metrics.connects(), Metrics.refusals()),
                                graph(
                                        "Not recorded",
                                        watched.deadLetters().metricApproximateNumberOfMessagesVisible(),
                                        Metrics.ruleFailures())),
                        List.of(graph("Errors", errors.toArray(IMetric[]::new)))))
                .build();
    }

    /** Connects and disconnects; how many are offline is known where the fleet is indexed. */
    private static IMetric[] offline(Deployment deployment) {
        List<IMetric> metrics = new ArrayList<>(List.of(Metrics.goneOffline(), Metrics.backOnline()));
        if (deployment.fleetAtScale()) {
            metrics.add(Metrics.offline(deployment.stage()));
        }
        return metrics.toArray(IMetric[]::new);
    }

    private static IMetric apiErrors(Watched watched) {
        return watched.api().metricServerError(Metrics.labelled("HTTP API"));
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
