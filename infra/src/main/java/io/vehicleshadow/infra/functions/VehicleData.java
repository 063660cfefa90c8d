package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Deployment;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.LocalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/** The one table: access and history. docs/data.md describes the keys. */
public final class VehicleData extends Construct {
    /** The index of commands by shadow version. */
    public static final String BY_VERSION = "byVersion";

    private final Table table;

    public VehicleData(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        table = Table.Builder.create(this, "Table")
                .partitionKey(text("pk"))
                .sortKey(text("sk"))
                .timeToLiveAttribute("expires")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(deployment.keepsData())
                .removalPolicy(deployment.dataRemoval())
                .build();
        table.addLocalSecondaryIndex(LocalSecondaryIndexProps.builder()
                .indexName(BY_VERSION)
                .sortKey(Attribute.builder()
                        .name("commandVersion")
                        .type(AttributeType.NUMBER)
                        .build())
                .build());
    }

    public String name() {
        return table.getTableName();
    }

    public String arn() {
        return table.getTableArn();
    }

    public String indexArn(String index) {
        return arn() + "/index/" + index;
    }

    public Table table() {
        return table;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
