package io.vehicleshadow.infra;

import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.constructs.Construct;

/** The page's own name in Route 53, if Route 53 serves the domain. */
final class SiteRecord extends Construct {
    SiteRecord(Construct scope, String id, SiteDomain domain, Distribution distribution) {
        super(scope, id);
        if (domain.hostedZoneId().isEmpty()) {
            return;
        }
        IHostedZone zone = HostedZone.fromHostedZoneAttributes(
                this,
                "Zone",
                HostedZoneAttributes.builder()
                        .hostedZoneId(domain.hostedZoneId().get())
                        .zoneName(domain.name().substring(domain.name().indexOf('.') + 1))
                        .build());
        RecordTarget target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(this, "V4")
                .zone(zone)
                .recordName(domain.name() + ".")
                .target(target)
                .build();
        AaaaRecord.Builder.create(this, "V6")
                .zone(zone)
                .recordName(domain.name() + ".")
                .target(target)
                .build();
    }
}
