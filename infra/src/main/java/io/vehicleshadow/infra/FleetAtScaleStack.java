package io.vehicleshadow.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnFleetMetric;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * What a fleet of a million vehicles has besides {@link VehicleShadowStack}: an index to ask the fleet questions, how many
 * vehicles are offline, and a stream that collects changes before they are recorded. docs/scale.md has the arithmetic.
 */
final class FleetAtScaleStack extends Stack {
    FleetAtScaleStack(Construct scope, Deployment deployment) {
        super(
                scope,
                deployment.stage().stackName().replace("VehicleShadow", "FleetAtScale"),
                StackProps.builder()
                        .description("Vehicle Shadow: what a fleet of a million vehicles has besides")
                        .env(Environment.builder().region(deployment.region()).build())
                        .build());
        AwsCustomResource index = index();
        offline(deployment.stage()).getNode().addDependency(index);
        collected(deployment.stage());
        Reviewed.runtimesOfTheCdk(this);
    }

    private AwsCustomResource index() {
        LogGroup log = LogGroup.Builder.create(this, "IndexLog")
                .retention(RetentionDays.ONE_WEEK)
                .build();
        Role role = Role.Builder.create(this, "IndexRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        log.grantWrite(role);
        AwsCustomResource index = AwsCustomResource.Builder.create(this, "FleetIndex")
                .onUpdate(indexing("REGISTRY_AND_SHADOW", "STATUS"))
                .onDelete(indexing("OFF", "OFF"))
                .policy(AwsCustomResourcePolicy.fromStatements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("iot:UpdateIndexingConfiguration"))
                        .resources(List.of("*"))
                        .build())))
                .installLatestAwsSdk(false)
                .role(role)
                .logGroup(log)
                .build();
        Reviewed.finding(index, "AwsSolutions-IAM5", "Resource::*", "UpdateIndexingConfiguration knows no resource");
        return index;
    }

    private static AwsSdkCall indexing(String things, String connectivity) {
        return AwsSdkCall.builder()
                .service("Iot")
                .action("updateIndexingConfiguration")
                .parameters(Map.of(
                        "thingIndexingConfiguration",
                        Map.of("thingIndexingMode", things, "thingConnectivityIndexingMode", connectivity)))
                .physicalResourceId(PhysicalResourceId.of("fleet-index"))
                .build();
    }

    private CfnFleetMetric offline(Stage stage) {
        return CfnFleetMetric.Builder.create(this, "OfflineVehicles")
                .metricName(stage.named("offline"))
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

    private void collected(Stage stage) {
        Stream stream = Stream.Builder.create(this, "Changes")
                .streamMode(StreamMode.ON_DEMAND)
                .encryption(StreamEncryption.MANAGED)
                .build();
        Role writer = Role.Builder.create(this, "ChangesWriter")
                .assumedBy(new ServicePrincipal("iot.amazonaws.com"))
                .build();
        writer.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("kinesis:PutRecord"))
                .resources(List.of(stream.getStreamArn()))
                .build());
        CfnTopicRule.Builder.create(this, "Collect")
                .ruleName(stage.underscored("collect"))
                .topicRulePayload(CfnTopicRule.TopicRulePayloadProperty.builder()
                        .sql("SELECT *, topic(3) AS thing FROM '$aws/things/+/shadow/update/documents'")
                        .awsIotSqlVersion("2016-03-23")
                        .ruleDisabled(false)
                        .actions(List.of(CfnTopicRule.ActionProperty.builder()
                                .kinesis(CfnTopicRule.KinesisActionProperty.builder()
                                        .streamName(stream.getStreamName())
                                        .partitionKey("${topic(3)}")
                                        .roleArn(writer.getRoleArn())
                                        .build())
                                .build()))
                        .build())
                .build();
    }
}
