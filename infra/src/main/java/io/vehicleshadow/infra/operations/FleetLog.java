package io.vehicleshadow.infra.operations;

import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iot.CfnLogging;
import software.constructs.Construct;

/**
 * What AWS IoT refuses and fails at, in the log group {@code AWSIotLogsV2}. The setting is the account's in a region, so
 * only one stage has it.
 */
public final class FleetLog extends Construct {
    private static final String GROUP =
            "arn:" + Aws.PARTITION + ":logs:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":log-group:AWSIotLogsV2";

    /** @param level such as {@code ERROR} */
    public FleetLog(Construct scope, String id, String level) {
        super(scope, id);
        Role role = ServiceRole.of(this, "Role", "iot");
        ServiceRole.allow(
                role, List.of("logs:CreateLogGroup", "logs:PutMetricFilter", "logs:PutRetentionPolicy"), GROUP + ":*");
        ServiceRole.allow(role, List.of("logs:CreateLogStream", "logs:PutLogEvents"), GROUP + ":log-stream:*");
        Reviewed.finding(role, "AwsSolutions-IAM5", "AWS IoT names the streams of its own log group");
        CfnLogging logging = CfnLogging.Builder.create(this, "Logging")
                .accountId(Aws.ACCOUNT_ID)
                .defaultLogLevel(level)
                .roleArn(role.getRoleArn())
                .build();
        // AWS IoT tries the role when it is named.
        logging.getNode().addDependency(role);
    }
}
