package io.vehicleshadow.infra.deployment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page's own domain name.
 *
 * @param name the full name, such as {@code car.example.com}
 * @param certificateArn its ACM certificate; CloudFront takes it from us-east-1 only
 * @param hostedZoneId the Route 53 zone that gets the record, if Route 53 serves the domain
 */
public record SiteDomain(String name, String certificateArn, Optional<String> hostedZoneId) {
    private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
    private static final Pattern CERTIFICATE =
            Pattern.compile("arn:aws:acm:us-east-1:[0-9]{12}:certificate/[a-f0-9-]{36}");
    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{5,31}");

    static Optional<SiteDomain> of(ContextValues values) {
        Optional<String> name = values.matching("domainName", NAME, "car.example.com");
        for (String companion : new String[] {"certificateArn", "hostedZoneId"}) {
            if (name.isEmpty() && values.text(companion).isPresent()) {
                values.companion(companion, "domainName");
            }
        }
        return name.map(domain -> {
            values.companion("domainName", "certificateArn");
            return new SiteDomain(
                    domain,
                    values.matching(
                                    "certificateArn",
                                    CERTIFICATE,
                                    "arn:aws:acm:us-east-1:123456789012:certificate/… (CloudFront needs us-east-1)")
                            .orElseThrow(),
                    values.matching("hostedZoneId", ZONE, "Z0123456789ABCDEFGHIJ"));
        });
    }
}
