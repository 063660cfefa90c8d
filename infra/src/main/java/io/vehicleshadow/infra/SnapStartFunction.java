package io.vehicleshadow.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A Java function that starts from a snapshot: everybody calls the alias {@code live}, which is a published version. Its
 * role may write its own log and traces, and what it is allowed to with {@link #mayCall}.
 */
final class SnapStartFunction extends Construct {
    private final Role role;
    private final Function function;
    private final Alias alias;

    /**
     * What makes one function differ from another.
     *
     * @param description what it does, for the console
     * @param zip its code
     * @param handler its handler class
     * @param size what it is given
     * @param environment its variables
     */
    record Program(String description, Path zip, String handler, Size size, Map<String, String> environment) {}

    /**
     * What a function is given. Why so much memory: docs/adr/0062.
     *
     * @param megabytes its memory, which also decides how much of a CPU it has
     * @param timeout after which Lambda ends it
     */
    record Size(int megabytes, Duration timeout) {
        /** Source: AWS Lambda developer guide, "Configure Lambda function memory". */
        private static final int ONE_CPU = 1769;

        /** Somebody waits: one full CPU, and more would not answer sooner. */
        static Size waitedFor(int seconds) {
            return new Size(ONE_CPU, Duration.seconds(seconds));
        }

        /** Nobody waits: what is resident and as much again. */
        static Size behindTheScenes(int seconds) {
            return new Size(512, Duration.seconds(seconds));
        }
    }

    SnapStartFunction(Construct scope, String id, Program program) {
        super(scope, id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
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
                "X-Ray's PutTraceSegments and PutTelemetryRecords have no resource to name");
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

    /** Allows these calls on these resources, and nothing beyond. */
    void mayCall(List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }

    /** What callers call. */
    Alias alias() {
        return alias;
    }

    Function function() {
        return function;
    }

    Role role() {
        return role;
    }
}
