package io.vehicleshadow.infra.operations;

import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.Production.Rollout;
import io.vehicleshadow.infra.functions.SnapStartFunction;
import io.vehicleshadow.infra.functions.VehicleData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
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
    /** In five minutes: a page whose token has ended is refused once, a vehicle with a bad certificate again and again. */
    private static final int REFUSED_CONNECTS = 20;
    /** AWS IoT waits five seconds for the authorizer. */
    private static final int AUTHORIZER_MILLISECONDS = 4000;
    /** Alexa waits eight seconds; after six the function says that the answer will come later. */
    private static final int SMART_HOME_MILLISECONDS = 7000;

    private final Topic alarms;

    /**
     * What is measured.
     *
     * @param functions every function by its name
     * @param rules the names of the history's IoT rules
     */
    public record Watched(
            Map<String, SnapStartFunction> functions,
            HttpApi api,
            Queue deadLetters,
            List<String> rules,
            VehicleData data) {}

    public Operations(Construct scope, String id, Deployment deployment, Watched watched) {
        super(scope, id);
        alarms = alarms(deployment.alarmEmail());
        Rollout rollout = deployment.production().rollout();
        Optional<Releases> releases =
                rollout == Rollout.AT_ONCE ? Optional.empty() : Optional.of(new Releases(this, "Releases", rollout));
        watched.functions().forEach((name, function) -> {
            Alarm errors =
                    alarm(name + "Errors", function.function().metricErrors(Metrics.each(Duration.minutes(5))), 0);
            releases.ifPresent(each -> each.of(name, function, errors));
            alarm(name + "Throttles", function.function().metricThrottles(Metrics.each(Duration.minutes(5))), 0);
        });
        alarm("ApiErrors", apiErrors(watched), 0);
        alarm("DeadLetters", watched.deadLetters().metricApproximateNumberOfMessagesVisible(), 0);
        alarm("RefusedConnects", Metrics.refusals(), REFUSED_CONNECTS);
        alarm("RuleFailures", Metrics.failuresOf(watched.rules()), 0);
        alarm("LiveSlow", authorizerTime(watched), AUTHORIZER_MILLISECONDS);
        smartHomeTime(watched).ifPresent(time -> alarm("HomeSlow", time, SMART_HOME_MILLISECONDS));
        alarm("SlowAnswers", Metrics.p90Seconds(), 10);
        alarm("TableThrottles", Metrics.tableThrottles(watched.data().name()), 0);
        dashboard(deployment, watched);
        if (deployment.production().backup()) {
            new Backups(this, "Backups", deployment, watched.data());
        }
        deployment.production().monthlyBudget().ifPresent(limit -> budget(deployment, limit));
    }

    /** Mails at 80 % spent, and when AWS expects more than all to be spent. */
    private void budget(Deployment deployment, int limit) {
        CfnBudget.SubscriberProperty mail = CfnBudget.SubscriberProperty.builder()
                .subscriptionType("EMAIL")
                .address(deployment.alarmEmail().orElseThrow())
                .build();
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName(deployment.stage().prefix() + "-" + deployment.region())
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(limit)
                                .unit("USD")
                                .build())
                        .costFilters(Map.of(
                                "TagKeyValue",
                                List.of("user:stage$" + deployment.stage().name())))
                        .build())
                .notificationsWithSubscribers(List.of(notice("ACTUAL", 80, mail), notice("FORECASTED", 100, mail)))
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty notice(
            String type, int percent, CfnBudget.SubscriberProperty mail) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(mail))
                .build();
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
                                graph("Seconds until it succeeded", Metrics.medianSeconds(), Metrics.p90Seconds())),
                        List.of(
                                graph("Vehicles offline", offline(deployment)),
                                graph("Vehicles and pages connecting", Metrics.connects(), Metrics.refusals()),
                                graph(
                                        "Not recorded",
                                        watched.deadLetters().metricApproximateNumberOfMessagesVisible(),
                                        Metrics.ruleFailures())),
                        List.of(
                                graph("Errors", errors.toArray(IMetric[]::new)),
                                graph("Milliseconds somebody waits", waits(watched)))))
                .build();
    }

    private static IMetric[] waits(Watched watched) {
        List<IMetric> times = new ArrayList<>(List.of(authorizerTime(watched)));
        smartHomeTime(watched).ifPresent(times::add);
        return times.toArray(IMetric[]::new);
    }

    /** Connects and disconnects; how many are offline is known where the fleet is indexed. */
    private static IMetric[] offline(Deployment deployment) {
        List<IMetric> metrics = new ArrayList<>(List.of(Metrics.goneOffline(), Metrics.backOnline()));
        if (deployment.fleetAtScale()) {
            metrics.add(Metrics.offline(deployment.stage()));
        }
        return metrics.toArray(IMetric[]::new);
    }

    private static IMetric authorizerTime(Watched watched) {
        return slowest(watched.functions().get("live"), "live pages, the slowest");
    }

    private static Optional<IMetric> smartHomeTime(Watched watched) {
        return Optional.ofNullable(watched.functions().get("home"))
                .map(home -> slowest(home, "smart-home directives, the slowest"));
    }

    private static IMetric slowest(SnapStartFunction function, String label) {
        return function.function()
                .metricDuration(MetricOptions.builder()
                        .label(label)
                        .period(Duration.minutes(5))
                        .statistic("Maximum")
                        .build());
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

    private Alarm alarm(String id, IMetric metric, Number above) {
        Alarm alarm = Alarm.Builder.create(this, id)
                .metric(metric)
                .threshold(above)
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(alarms));
        return alarm;
    }
}
