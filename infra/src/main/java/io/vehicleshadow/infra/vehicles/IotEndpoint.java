package io.vehicleshadow.infra.vehicles;

import io.vehicleshadow.infra.deployment.DeployTimeFunction;
import io.vehicleshadow.infra.deployment.Reviewed;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The account's own address at AWS IoT, which vehicles, functions and the page need and CloudFormation can't name. */
public final class IotEndpoint extends Construct {
    private final AwsCustomResource described;

    public IotEndpoint(Construct scope, String id) {
        super(scope, id);
        DeployTimeFunction caller = DeployTimeFunction.in(this, "");
        described = AwsCustomResource.Builder.create(this, "Asked")
                .onUpdate(AwsSdkCall.builder()
                        .service("Iot")
                        .action("describeEndpoint")
                        .parameters(Map.of("endpointType", "iot:Data-ATS"))
                        .physicalResourceId(PhysicalResourceId.of("iot-data-ats"))
                        .build())
                .policy(AwsCustomResourcePolicy.fromStatements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("iot:DescribeEndpoint"))
                        .resources(List.of("*"))
                        .build())))
                .installLatestAwsSdk(false)
                .role(caller.role())
                .logGroup(caller.log())
                .build();
        Reviewed.finding(described, "AwsSolutions-IAM5", "Resource::*", "iot:DescribeEndpoint has no resource type");
    }

    /** Such as {@code abc123-ats.iot.eu-west-1.amazonaws.com}. */
    public String host() {
        return described.getResponseField("endpointAddress");
    }
}
