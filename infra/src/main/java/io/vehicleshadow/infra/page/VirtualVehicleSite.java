package io.vehicleshadow.infra.page;

import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.SiteDomain;
import io.vehicleshadow.infra.functions.CommandApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.HttpOriginProps;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The page, and the API under the page's own origin: a private bucket and the HTTP API behind one distribution. */
public final class VirtualVehicleSite extends Construct {
    private final Bucket pages;
    private final Distribution distribution;
    private final Optional<SiteDomain> domain;
    /** Of the site's parts in CloudFront, which has no regions: unique in the account. */
    private final String name;

    public VirtualVehicleSite(
            Construct scope, String id, Deployment deployment, SecurityHeaders headers, CommandApi api) {
        super(scope, id);
        this.domain = deployment.domain();
        this.name = deployment.stage().prefix() + "-" + deployment.region();
        Bucket logs = logs();
        pages = bucket("Pages")
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("bucket/")
                .build();
        distribution = distribution(deployment, logs, headers, api);
        domain.ifPresent(this::record);
        review(deployment.production().webAclArn().isPresent());
    }

    private Distribution distribution(Deployment deployment, Bucket logs, SecurityHeaders headers, CommandApi api) {
        BehaviorOptions page = pageBehavior(headers);
        Distribution.Builder site = Distribution.Builder.create(this, "Distribution")
                .comment("The virtual vehicle")
                .defaultRootObject("index.html")
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .priceClass(PriceClass.PRICE_CLASS_100)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .enableLogging(true)
                .logBucket(logs)
                .logFilePrefix("site/")
                .defaultBehavior(page)
                .additionalBehaviors(besides(page, api));
        deployment.production().webAclArn().ifPresent(site::webAclId);
        domain.ifPresent(own -> site.domainNames(List.of(own.name()))
                .certificate(Certificate.fromCertificateArn(this, "Certificate", own.certificateArn())));
        return site.build();
    }

    /** In this order: the API's document is a file beside the page, for everybody, and costs no call of a function. */
    private static Map<String, BehaviorOptions> besides(BehaviorOptions page, CommandApi api) {
        Map<String, BehaviorOptions> paths = new LinkedHashMap<>();
        paths.put(ApiDocument.PATH, page);
        paths.put(CommandApi.PATH + "/*", apiBehavior(api));
        return paths;
    }

    private BehaviorOptions pageBehavior(SecurityHeaders headers) {
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(
                        pages,
                        S3BucketOriginWithOACProps.builder()
                                .originAccessControl(access())
                                .build()))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(headers.policy(this, name))
                .build();
    }

    private S3OriginAccessControl access() {
        return S3OriginAccessControl.Builder.create(this, "Access")
                .originAccessControlName(name)
                .build();
    }

    /** The page's address, without a slash at the end. */
    public String url() {
        return "https://" + domain.map(SiteDomain::name).orElseGet(distribution::getDistributionDomainName);
    }

    public Bucket pages() {
        return pages;
    }

    public Distribution distribution() {
        return distribution;
    }

    private static BehaviorOptions apiBehavior(CommandApi api) {
        return BehaviorOptions.builder()
                .origin(new HttpOrigin(
                        api.host(),
                        HttpOriginProps.builder()
                                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                                .build()))
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .build();
    }

    /** The page's own name in Route 53, if Route 53 serves the domain. */
    private void record(SiteDomain own) {
        Construct records = new Construct(this, "Record");
        own.hostedZoneId().ifPresent(zoneId -> {
            IHostedZone zone = HostedZone.fromHostedZoneAttributes(
                    records,
                    "Zone",
                    HostedZoneAttributes.builder()
                            .hostedZoneId(zoneId)
                            .zoneName(own.name().substring(own.name().indexOf('.') + 1))
                            .build());
            RecordTarget target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
            ARecord.Builder.create(records, "V4")
                    .zone(zone)
                    .recordName(own.name() + ".")
                    .target(target)
                    .build();
            AaaaRecord.Builder.create(records, "V6")
                    .zone(zone)
                    .recordName(own.name() + ".")
                    .target(target)
                    .build();
        });
    }

    private Bucket logs() {
        return bucket("Logs")
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .lifecycleRules(List.of(
                        LifecycleRule.builder().expiration(Duration.days(90)).build()))
                .build();
    }

    private Bucket.Builder bucket(String id) {
        return Bucket.Builder.create(this, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.DESTROY);
    }

    private void review(boolean guarded) {
        Reviewed.finding(distribution, "AwsSolutions-CFR1", "Drivers use the page from any country");
        if (!guarded) {
            Reviewed.finding(
                    distribution,
                    "AwsSolutions-CFR2",
                    "Static files and an API that asks for a token and throttles; a web ACL costs more than the rest of a"
                            + " demo: webAclArn names one");
        }
        if (domain.isEmpty()) {
            Reviewed.finding(
                    distribution,
                    "AwsSolutions-CFR4",
                    "CloudFront's own certificate fixes the policy; with -c domainName it is TLSv1.2_2021");
        }
    }
}
