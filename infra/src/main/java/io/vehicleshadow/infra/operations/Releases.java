package io.vehicleshadow.infra.operations;

import io.vehicleshadow.infra.deployment.Production.Rollout;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.functions.SnapStartFunction;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.ILambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * How a new version of a function takes over: step by step, and back to the version before when the function's alarm for
 * errors rings.
 */
final class Releases extends Construct {
    private final LambdaApplication application;
    private final ILambdaDeploymentConfig steps;
    private final Role role;

    Releases(Construct scope, String id, Rollout rollout) {
        super(scope, id);
        application = LambdaApplication.Builder.create(this, "Application").build();
        steps = switch (rollout) {
            case LINEAR -> LambdaDeploymentConfig.LINEAR_10_PERCENT_EVERY_1_MINUTE;
            case CANARY -> LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES;
            case AT_ONCE -> throw new IllegalArgumentException("What takes over at once has no steps");
        };
        role = ServiceRole.of(this, "Role", "codedeploy");
    }

    /** @param errors the alarm that takes the new version back */
    void of(String name, SnapStartFunction function, IAlarm errors) {
        ServiceRole.allow(
                role,
                List.of("lambda:GetAlias", "lambda:UpdateAlias"),
                function.function().getFunctionArn());
        ServiceRole.allow(
                role,
                List.of("lambda:GetProvisionedConcurrencyConfig"),
                function.alias().getFunctionArn());
        ServiceRole.allow(role, List.of("cloudwatch:DescribeAlarms"), errors.getAlarmArn());
        LambdaDeploymentGroup group = LambdaDeploymentGroup.Builder.create(this, name)
                .application(application)
                .alias(function.alias())
                .deploymentConfig(steps)
                .alarms(List.of(errors))
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(true)
                        .build())
                .role(role.withoutPolicyUpdates())
                .build();
        group.getNode().addDependency(role);
    }
}
