package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.LocalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The one table: access and history. docs/data.md describes the keys. */
public final class VehicleData extends Construct {
    /** The index of commands by shadow version. */
    public static final String BY_VERSION = "byVersion";

    private final Table table;

    public VehicleData(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        Optional<Key> key = deployment.production().ownKey() ? Optional.of(key(deployment)) : Optional.empty();
        table = Table.Builder.create(this, "Table")
                .partitionKey(text("pk"))
                .sortKey(text("sk"))
                .timeToLiveAttribute("expires")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(key.isPresent() ? TableEncryption.CUSTOMER_MANAGED : TableEncryption.AWS_MANAGED)
                .encryptionKey(key.orElse(null))
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

    /**
     * Whoever may use the table in this account may use the key through DynamoDB, and not otherwise.
     *
     * <p>Source: DynamoDB developer guide, "Authorizing use of your customer managed key".
     */
    private Key key(Deployment deployment) {
        Key key = Key.Builder.create(this, "Key")
                .description("The table of " + deployment.stage().stackName())
                .enableKeyRotation(true)
                .removalPolicy(deployment.dataRemoval())
                .build();
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("ThroughDynamoDB")
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of(
                        "kms:CreateGrant",
                        "kms:Decrypt",
                        "kms:DescribeKey",
                        "kms:Encrypt",
                        "kms:GenerateDataKey*",
                        "kms:ReEncrypt*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "StringEquals",
                        new TreeMap<>(Map.of(
                                "kms:CallerAccount",
                                Aws.ACCOUNT_ID,
                                "kms:ViaService",
                                "dynamodb." + Aws.REGION + ".amazonaws.com"))))
                .build());
        return key;
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
