package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.deployment.Stage;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** History: IoT rules send every change and every connect and disconnect to a function; failures wait in a queue. */
public final class History extends Construct {
    public static final String SQL_VERSION = "2016-03-23";
    private final List<String> rules = new ArrayList<>();
    private final Queue deadLetters;
    private final Role errorRole;
    private final SnapStartFunction function;

    public History(Construct scope, String id, Stage stage, FunctionCatalogue functions) {
        super(scope, id);
        deadLetters = Queue.Builder.create(this, "DeadLetters")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Reviewed.finding(deadLetters, "AwsSolutions-SQS3", "This is the dead-letter queue");
        errorRole = errorRole();
        function = functions.history(this);
        function.alias()
                .configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .onFailure(new SqsDestination(deadLetters))
                        .maxEventAge(Duration.hours(1))
                        .retryAttempts(2)
                        .build());
        rule(stage, "Documents", IotRules.DOCUMENTS);
        rule(stage, "Presence", IotRules.PRESENCE);
    }

    public Queue deadLetters() {
        return deadLetters;
    }

    public SnapStartFunction function() {
        return function;
    }

    /** The names of the IoT rules. */
    public List<String> rules() {
        return List.copyOf(rules);
    }

    private void rule(Stage stage, String name, String sql) {
        String ruleName = stage.underscored(name.toLowerCase(Locale.ROOT));
        rules.add(ruleName);
        rule(this, name, ruleName, sql, function, into(deadLetters, errorRole));
    }

    /** A rule of AWS IoT that calls a function with what its SQL selects. */
    public static void rule(
            Construct scope,
            String id,
            String ruleName,
            String sql,
            SnapStartFunction function,
            CfnTopicRule.ActionProperty onError) {
        CfnTopicRule rule = CfnTopicRule.Builder.create(scope, id)
                .ruleName(ruleName)
                .topicRulePayload(CfnTopicRule.TopicRulePayloadProperty.builder()
                        .sql(sql)
                        .awsIotSqlVersion(SQL_VERSION)
                        .ruleDisabled(false)
                        .actions(List.of(CfnTopicRule.ActionProperty.builder()
                                .lambda(CfnTopicRule.LambdaActionProperty.builder()
                                        .functionArn(function.alias().getFunctionArn())
                                        .build())
                                .build()))
                        .errorAction(onError)
                        .build())
                .build();
        function.alias()
                .addPermission(
                        id,
                        Permission.builder()
                                .principal(new ServicePrincipal("iot.amazonaws.com"))
                                .sourceArn(rule.getAttrArn())
                                .build());
    }

    /** Where what a rule could not deliver goes. */
    public CfnTopicRule.ActionProperty onError() {
        return into(deadLetters, errorRole);
    }

    /** The action that puts what a rule could not deliver into a queue. */
    public static CfnTopicRule.ActionProperty into(Queue queue, Role sender) {
        return CfnTopicRule.ActionProperty.builder()
                .sqs(CfnTopicRule.SqsActionProperty.builder()
                        .queueUrl(queue.getQueueUrl())
                        .roleArn(sender.getRoleArn())
                        .useBase64(false)
                        .build())
                .build();
    }

    private Role errorRole() {
        Role role = ServiceRole.of(this, "ErrorRole", "iot");
        ServiceRole.allow(role, List.of("sqs:SendMessage"), deadLetters.getQueueArn());
        return role;
    }
}
