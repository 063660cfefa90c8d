package io.vehicleshadow.infra.operations;

import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.functions.VehicleData;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupPlanRuleProps;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * A copy of the table every night, kept for 35 days where deleting the table doesn't delete it. The table's own
 * point-in-time recovery goes with the table.
 */
final class Backups extends Construct {
    Backups(Construct scope, String id, Deployment deployment, VehicleData data) {
        super(scope, id);
        BackupVault vault = BackupVault.Builder.create(this, "Vault")
                .removalPolicy(deployment.dataRemoval())
                .build();
        BackupPlan plan =
                BackupPlan.Builder.create(this, "Plan").backupVault(vault).build();
        plan.addRule(new BackupPlanRule(BackupPlanRuleProps.builder()
                .ruleName("daily")
                .scheduleExpression(Schedule.cron(
                        CronOptions.builder().hour("3").minute("0").build()))
                .deleteAfter(Duration.days(35))
                .build()));
        plan.addSelection(
                "Table",
                BackupSelectionOptions.builder()
                        .resources(List.of(BackupResource.fromDynamoDbTable(data.table())))
                        .role(copier(data).withoutPolicyUpdates())
                        .disableDefaultBackupPolicy(true)
                        .build());
    }

    /** Of AWS's own {@code AWSBackupServiceRolePolicyForBackup} what a DynamoDB table needs. */
    private Role copier(VehicleData data) {
        Role role = ServiceRole.of(this, "Role", "backup");
        ServiceRole.allow(
                role,
                List.of(
                        "dynamodb:CreateBackup",
                        "dynamodb:DescribeTable",
                        "dynamodb:ListTagsOfResource",
                        "dynamodb:StartAwsBackupJob"),
                data.arn());
        ServiceRole.allow(role, List.of("dynamodb:DeleteBackup", "dynamodb:DescribeBackup"), data.arn() + "/backup/*");
        ServiceRole.allow(
                role,
                List.of("backup:DescribeBackupVault", "backup:CopyIntoBackupVault"),
                "arn:" + Aws.PARTITION + ":backup:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":backup-vault:*");
        Reviewed.finding(role, "AwsSolutions-IAM5", "Backups that will be made have no name yet");
        return role;
    }
}
