package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.deployment.Stage;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** History: IoT rules send every change and every connect and disconnect to a function; failures wait in a queue. */
public final class History extends Construct {
    /** By the ids of the rules; part of a rule's name too. */
    private static final Map<String, String> STATEMENTS =
            new TreeMap<>(Map.of("Documents", IotRules.DOCUMENTS, "Presence", IotRules.PRESENCE));

    private final Map<String, CfnTopicRule> rules = new TreeMap<>();
    private final List<SnapStartFunction> called = new ArrayList<>();
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
        STATEMENTS.forEach((rule, sql) -> rules.put(
                rule,
                CfnTopicRule.Builder.create(this, rule)
                        .ruleName(stage.underscored(rule.toLowerCase(Locale.ROOT)))
                        .topicRulePayload(payload(sql))
                        .build()));
        call(function);
    }

    public Queue deadLetters() {
        return deadLetters;
    }

    public SnapStartFunction function() {
        return function;
    }

    /** The names of the IoT rules. */
    public List<String> rules() {
        return rules.values().stream().map(CfnTopicRule::getRuleName).toList();
    }

    /**
     * Has the rules call a function with every change. One that fails holds up no other; what it failed at waits in the
     * queue.
     */
    public void call(SnapStartFunction function) {
        called.add(function);
        function.failsInto(deadLetters);
        rules.forEach((id, rule) -> {
            rule.setTopicRulePayload(payload(STATEMENTS.get(id)));
            function.alias()
                    .addPermission(
                            id,
                            Permission.builder()
                                    .principal(new ServicePrincipal("iot.amazonaws.com"))
                                    .sourceArn(rule.getAttrArn())
                                    .build());
        });
    }

    private CfnTopicRule.TopicRulePayloadProperty payload(String sql) {
        return CfnTopicRule.TopicRulePayloadProperty.builder()
                .sql(sql)
                .awsIotSqlVersion(IotRules.SQL_VERSION)
                .ruleDisabled(false)
                .actions(called.stream().map(History::action).toList())
                .errorAction(into(deadLetters, errorRole))
                .build();
    }

    private static CfnTopicRule.ActionProperty action(SnapStartFunction function) {
        return CfnTopicRule.ActionProperty.builder()
                .lambda(CfnTopicRule.LambdaActionProperty.builder()
                        .functionArn(function.alias().getFunctionArn())
                        .build())
                .build();
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
