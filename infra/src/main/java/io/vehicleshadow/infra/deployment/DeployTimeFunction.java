package io.vehicleshadow.infra.deployment;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Log and role of a function that the CDK runs during a deployment, where CloudFormation has no resource for the job.
 *
 * @param log kept for a week
 * @param role may write that log, and what it is allowed besides
 */
public record DeployTimeFunction(LogGroup log, Role role) {

    /** @param prefix of the ids of both */
    public static DeployTimeFunction in(Construct scope, String prefix) {
        LogGroup log = LogGroup.Builder.create(scope, prefix + "Log")
                .retention(RetentionDays.ONE_WEEK)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = ServiceRole.of(scope, prefix + "Role", "lambda");
        log.grantWrite(role);
        return new DeployTimeFunction(log, role);
    }
}
