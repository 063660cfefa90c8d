package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * A Java function that starts from a snapshot of a published version, which callers reach by the alias {@code live}. Its
 * role may write its log and its traces, and what {@link #mayCall} adds.
 */
public final class SnapStartFunction extends Construct {
    private final Role role;
    private final Function function;
    private final Alias alias;

    /**
     * In what one function differs from another.
     *
     * @param description for the console
     * @param logs how long its log is kept
     */
    public record Program(
            String description,
            Path zip,
            String handler,
            Size size,
            Map<String, String> environment,
            RetentionDays logs) {}

    /**
     * Memory and time of a function; docs/adr/0062 has the measurements.
     *
     * @param megabytes also decides the share of a CPU
     */
    public record Size(int megabytes, Duration timeout) {
        /** Source: AWS Lambda developer guide, "Configure Lambda function memory". */
        private static final int ONE_CPU = 1769;

        /** A caller is waiting: one full CPU; more would not answer sooner. */
        static Size waitedFor(int seconds) {
            return new Size(ONE_CPU, Duration.seconds(seconds));
        }

        /** No caller is waiting: twice the resident memory. */
        static Size behindTheScenes(int seconds) {
            return new Size(512, Duration.seconds(seconds));
        }
    }

    public SnapStartFunction(Construct scope, String id, Program program) {
        super(scope, id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(program.logs())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        role = ServiceRole.of(this, "Role", "lambda");
        log.grantWrite(role);
        function = function(program, log);
        alias = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias is one");
        Reviewed.finding(
                role,
                "AwsSolutions-IAM5",
                "Resource::*",
                "xray:PutTraceSegments and xray:PutTelemetryRecords have no resource type");
    }

    private Function function(Program program, LogGroup log) {
        return Function.Builder.create(this, "Function")
                .description(program.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(program.size().megabytes())
                .timeout(program.size().timeout())
                .code(Code.fromAsset(program.zip().toString()))
                .handler(program.handler())
                .environment(program.environment())
                .role(role)
                .logGroup(log)
                .loggingFormat(LoggingFormat.JSON)
                .tracing(Tracing.ACTIVE)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .build();
    }

    /** Allows these calls on these resources. */
    public void mayCall(List<String> actions, String... resources) {
        ServiceRole.allow(role, actions, resources);
    }

    /**
     * Lets it hand events to another function, without waiting for it.
     *
     * @param variable the environment variable that names the other
     */
    public void mayHandOnTo(SnapStartFunction other, String variable) {
        function.addEnvironment(variable, other.alias().getFunctionArn());
        mayCall(List.of("lambda:InvokeFunction"), other.alias().getFunctionArn());
    }

    /** Where an event goes that it failed at three times, or that waited for an hour. */
    public void failsInto(Queue deadLetters) {
        alias.configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .onFailure(new SqsDestination(deadLetters))
                .maxEventAge(Duration.hours(1))
                .retryAttempts(2)
                .build());
    }

    /**
     * Allows these calls on the items of a table whose partition key begins so.
     *
     * @param keys such as {@code USER#*}
     */
    void mayUseItems(String table, List<String> keys, List<String> actions) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(table))
                .conditions(Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", keys)))
                .build());
    }

    /** The published version, for callers. */
    public Alias alias() {
        return alias;
    }

    public Function function() {
        return function;
    }

    public Role role() {
        return role;
    }
}
