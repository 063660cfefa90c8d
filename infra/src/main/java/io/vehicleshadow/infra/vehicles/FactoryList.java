package io.vehicleshadow.infra.vehicles;

import io.vehicleshadow.infra.deployment.DeployTimeFunction;
import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.InlineFunction;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.vehicle.ClientIds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Permission;
import software.constructs.Construct;

/**
 * The serial numbers that the factory made, and the function that AWS IoT asks before it provisions a vehicle: without it,
 * whoever holds a claim certificate can become any vehicle.
 */
public final class FactoryList extends Construct {
    /** Source: AWS IoT developer guide, "Pre-provisioning hooks". */
    private static final Duration AWS_IOT_WAITS = Duration.seconds(5);

    private final Table serials;
    private final Function hook;

    FactoryList(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        serials = Table.Builder.create(this, "Serials")
                .partitionKey(Attribute.builder()
                        .name("serial")
                        .type(AttributeType.STRING)
                        .build())
                .encryption(TableEncryption.AWS_MANAGED)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(deployment.keepsData())
                .removalPolicy(deployment.dataRemoval())
                .build();
        DeployTimeFunction asking = DeployTimeFunction.in(this, "");
        ServiceRole.allow(asking.role(), List.of("dynamodb:GetItem"), serials.getTableArn());
        ServiceRole.allow(asking.role(), List.of("iot:ListThingPrincipals"), VehicleFleet.arn("thing/*"));
        Reviewed.finding(asking.role(), "AwsSolutions-IAM5", "The vehicles that will be provisioned have no name yet");
        hook = InlineFunction.of(
                this,
                "Allows the vehicles on the factory's list to be provisioned",
                FactoryList.class,
                "factory-list.js",
                AWS_IOT_WAITS,
                asking,
                new TreeMap<>(
                        Map.of("LIST", serials.getTableName(), "RESERVED", String.join(",", ClientIds.reserved()))));
    }

    /** The name of the table, with the key {@code serial} and, where a serial number has one thing only, {@code thing}. */
    public String tableName() {
        return serials.getTableName();
    }

    CfnProvisioningTemplate.ProvisioningHookProperty hook() {
        return CfnProvisioningTemplate.ProvisioningHookProperty.builder()
                .targetArn(hook.getFunctionArn())
                .payloadVersion("2020-04-01")
                .build();
    }

    /** @param template whose vehicles it decides about */
    void mayBeCalledFor(String template) {
        hook.addPermission(
                "CalledByIot",
                Permission.builder()
                        .principal(new ServicePrincipal("iot.amazonaws.com"))
                        .sourceArn(VehicleFleet.arn("provisioningtemplate/" + template))
                        .build());
    }
}
