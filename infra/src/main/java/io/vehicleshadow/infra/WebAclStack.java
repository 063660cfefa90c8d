package io.vehicleshadow.infra;

import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.EdgeLimits;
import io.vehicleshadow.infra.edge.WebAcl;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The web ACL, in the one region where CloudFront looks for it; its address goes into the stage's file. */
final class WebAclStack extends Stack {
    private static final String REGION = "us-east-1";

    WebAclStack(Construct scope, Deployment deployment, EdgeLimits limits) {
        super(
                scope,
                deployment.stage().stackName().replace("VehicleShadow", "WebAcl"),
                StackProps.builder()
                        .description("Vehicle Shadow: the web ACL in front of page and API")
                        .tags(deployment.tags())
                        .env(Environment.builder().region(REGION).build())
                        .build());
        CfnOutput.Builder.create(this, "WebAclArn")
                .description("Write it into the stage's file as webAclArn, and deploy again")
                .value(new WebAcl(this, "WebAcl", deployment.stage(), limits).arn())
                .build();
    }
}
