package io.vehicleshadow.infra;

import io.vehicleshadow.infra.deployment.DeployTimeFunction;
import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.deployment.Stage;
import io.vehicleshadow.infra.functions.History;
import io.vehicleshadow.infra.operations.Metrics;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iot.CfnFleetMetric;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What a fleet of a million vehicles needs besides {@link VehicleShadowStack}: a fleet index, a metric that counts the
 * vehicles offline, and a stream that collects changes before they are recorded. docs/scale.md has the arithmetic.
 */
final class FleetAtScaleStack extends Stack {
    FleetAtScaleStack(Construct scope, Deployment deployment) {
        super(
                scope,
                deployment.stage().stackName().replace("VehicleShadow", "FleetAtScale"),
                StackProps.builder()
                        .description("Vehicle Shadow: what a fleet of a million vehicles needs besides")
                        .tags(deployment.tags())
                        .env(Environment.builder().region(deployment.region()).build())
                        .build());
        IndexActive active = new IndexActive(this, "IndexActive");
        active.getNode().addDependency(index());
        offlineVehicles(deployment.stage()).getNode().addDependency(active);
        // Made after what may fail: a stream that outlives the stack would be left behind by every failed try.
        Stream changes = changes(deployment.dataRemoval());
        changes.getNode().addDependency(active);
        collected(deployment.stage(), changes);
    }

    /** Stays on when the stack is deleted: it is the account's, may have been on before, and takes a while to build. */
    private AwsCustomResource index() {
        DeployTimeFunction caller = DeployTimeFunction.in(this, "Index");
        AwsCustomResource index = AwsCustomResource.Builder.create(this, "FleetIndex")
                .onUpdate(indexing())
                .removalPolicy(RemovalPolicy.RETAIN)
                .policy(AwsCustomResourcePolicy.fromStatements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("iot:UpdateIndexingConfiguration"))
                        .resources(List.of("*"))
                        .build())))
                .installLatestAwsSdk(false)
                .role(caller.role())
                .logGroup(caller.log())
                .build();
        Reviewed.finding(
                index, "AwsSolutions-IAM5", "Resource::*", "iot:UpdateIndexingConfiguration has no resource type");
        return index;
    }

    private static AwsSdkCall indexing() {
        return AwsSdkCall.builder()
                .service("Iot")
                .action("updateIndexingConfiguration")
                .parameters(Map.of(
                        "thingIndexingConfiguration",
                        new TreeMap<>(Map.of(
                                "thingIndexingMode",
                                "REGISTRY_AND_SHADOW",
                                "thingConnectivityIndexingMode",
                                "STATUS"))))
                .physicalResourceId(PhysicalResourceId.of("fleet-index"))
                .build();
    }

    private CfnFleetMetric offlineVehicles(Stage stage) {
        return CfnFleetMetric.Builder.create(this, "OfflineVehicles")
                .metricName(Metrics.offlineMetric(stage))
                .indexName("AWS_Things")
                .queryString("connectivity.connected:false")
                .aggregationField("registry.version")
                .aggregationType(CfnFleetMetric.AggregationTypeProperty.builder()
                        .name("Statistics")
                        .values(List.of("count"))
                        .build())
                .period(300)
                .build();
    }

    private Stream changes(RemovalPolicy removal) {
        return Stream.Builder.create(this, "Changes")
                .streamMode(StreamMode.ON_DEMAND)
                .encryption(StreamEncryption.MANAGED)
                .removalPolicy(removal)
                .build();
    }

    private void collected(Stage stage, Stream stream) {
        Queue notCollected = Queue.Builder.create(this, "NotCollected")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Reviewed.finding(
                notCollected, "AwsSolutions-SQS3", "It takes what the rule could not deliver, as a dead-letter queue");
        Role writer = ServiceRole.of(this, "ChangesWriter", "iot");
        ServiceRole.allow(writer, List.of("kinesis:PutRecord"), stream.getStreamArn());
        ServiceRole.allow(writer, List.of("sqs:SendMessage"), notCollected.getQueueArn());
        CfnTopicRule.Builder.create(this, "Collect")
                .ruleName(stage.underscored("collect"))
                .topicRulePayload(CfnTopicRule.TopicRulePayloadProperty.builder()
                        .sql(IotRules.DOCUMENTS)
                        .awsIotSqlVersion(IotRules.SQL_VERSION)
                        .ruleDisabled(false)
                        .actions(List.of(into(stream, writer)))
                        .errorAction(History.into(notCollected, writer))
                        .build())
                .build();
    }

    private static CfnTopicRule.ActionProperty into(Stream stream, Role writer) {
        return CfnTopicRule.ActionProperty.builder()
                .kinesis(CfnTopicRule.KinesisActionProperty.builder()
                        .streamName(stream.getStreamName())
                        .partitionKey("${topic(3)}")
                        .roleArn(writer.getRoleArn())
                        .build())
                .build();
    }
}
