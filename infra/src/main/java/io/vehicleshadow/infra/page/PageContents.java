package io.vehicleshadow.infra.page;

import io.vehicleshadow.infra.deployment.DeployTimeFunction;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/** The contents of the site's bucket: the built page, a {@code config.json} and the API's document with this stack's values. */
public final class PageContents extends Construct {
    public PageContents(
            Construct scope, String id, VirtualVehicleSite site, Path page, Map<String, ?> config, ApiDocument api) {
        super(scope, id);
        DeployTimeFunction copier = DeployTimeFunction.in(this, "");
        mayCopy(copier.role(), site);
        BucketDeployment.Builder.create(this, "Copy")
                .sources(List.of(Source.asset(page.toString()), Source.jsonData("config.json", config), api.source()))
                .destinationBucket(site.pages())
                // The files have their hash in the name: who has an older page open still finds what belongs to it.
                .prune(false)
                .cacheControl(List.of(CacheControl.fromString("max-age=0, must-revalidate")))
                .distribution(site.distribution())
                .role(copier.role().withoutPolicyUpdates())
                .logGroup(copier.log())
                .build();
    }

    /** The calls that copying makes; the CDK would allow {@code s3:GetObject*} and more. */
    private static void mayCopy(Role role, VirtualVehicleSite site) {
        String assets = "arn:" + Aws.PARTITION + ":s3:::cdk-" + qualifier(site) + "-assets-" + Aws.ACCOUNT_ID + "-"
                + Aws.REGION;
        ServiceRole.allow(role, List.of("s3:GetObject"), assets + "/*");
        ServiceRole.allow(
                role,
                List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                site.pages().arnForObjects("*"));
        ServiceRole.allow(role, List.of("s3:ListBucket"), site.pages().getBucketArn());
        ServiceRole.allow(
                role,
                List.of("cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"),
                "arn:" + Aws.PARTITION + ":cloudfront::" + Aws.ACCOUNT_ID + ":distribution/"
                        + site.distribution().getDistributionId());
        Reviewed.finding(
                role,
                "AwsSolutions-IAM5",
                "Every object of the page's bucket and of the CDK's asset bucket: their names are hashes");
    }

    /** The name that the account's bootstrap stack was given, in the names of what it made. */
    private static String qualifier(VirtualVehicleSite site) {
        Object given = site.getNode().tryGetContext("@aws-cdk/core:bootstrapQualifier");
        return given == null ? "hnb659fds" : given.toString();
    }
}
