package io.vehicleshadow.infra;

import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.LocalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/** The one table: who may do what, and what happened. The keys are described in docs/data.md. */
final class VehicleData extends Construct {
    /** The index of commands by shadow version. */
    static final String BY_VERSION = "byVersion";

    private final Table table;

    VehicleData(Construct scope, String id, Deployment deployment) {
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

    String name() {
        return table.getTableName();
    }

    String arn() {
        return table.getTableArn();
    }

    String indexArn(String index) {
        return arn() + "/index/" + index;
    }

    Table table() {
        return table;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
