package io.vehicleshadow.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/** What lies in the site's bucket: the page's build, and a {@code config.json} with this stack's values. */
final class PageContents extends Construct {
    PageContents(Construct scope, String id, VirtualVehicleSite site, Path page, Map<String, ?> config) {
        super(scope, id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.ONE_WEEK)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role copier = copier(site);
        log.grantWrite(copier);
        BucketDeployment.Builder.create(this, "Copy")
                .sources(List.of(Source.asset(page.toString()), Source.jsonData("config.json", config)))
                .destinationBucket(site.pages())
                .cacheControl(List.of(CacheControl.fromString("max-age=0, must-revalidate")))
                .distribution(site.distribution())
                .role(copier.withoutPolicyUpdates())
                .logGroup(log)
                .build();
    }

    /** The CDK would allow {@code s3:GetObject*} and its like: these are the calls that copying makes. */
    private Role copier(VirtualVehicleSite site) {
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        String assets = "arn:" + Aws.PARTITION + ":s3:::cdk-hnb659fds-assets-" + Aws.ACCOUNT_ID + "-" + Aws.REGION;
        allow(role, List.of("s3:GetObject"), assets + "/*");
        allow(
                role,
                List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                site.pages().arnForObjects("*"));
        allow(role, List.of("s3:ListBucket"), site.pages().getBucketArn());
        allow(
                role,
                List.of("cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"),
                "arn:" + Aws.PARTITION + ":cloudfront::" + Aws.ACCOUNT_ID + ":distribution/"
                        + site.distribution().getDistributionId());
        Reviewed.finding(
                role, "AwsSolutions-IAM5", "All objects of the page's bucket, and of the bucket of the CDK's assets");
        return role;
    }

    private static void allow(Role role, List<String> actions, String resource) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build());
    }
}
