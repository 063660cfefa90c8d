package io.vehicleshadow.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The account's own address at AWS IoT, which CloudFormation can't tell and the page must know. */
final class IotEndpoint extends Construct {
    private final AwsCustomResource asked;

    IotEndpoint(Construct scope, String id) {
        super(scope, id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.ONE_WEEK)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        log.grantWrite(role);
        asked = AwsCustomResource.Builder.create(this, "Asked")
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
                .role(role)
                .logGroup(log)
                .build();
        Reviewed.finding(asked, "AwsSolutions-IAM5", "Resource::*", "DescribeEndpoint knows no resource");
    }

    /** Such as {@code abc123-ats.iot.eu-west-1.amazonaws.com}. */
    String host() {
        return asked.getResponseField("endpointAddress");
    }
}
