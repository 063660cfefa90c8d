package io.vehicleshadow.infra.deployment;

import java.util.Set;

/**
 * The regions that have everything the stack needs, and why the others don't.
 *
 * <p>Sources: CloudFront developer guide, "Configure standard logging (legacy)", Amazon S3 buckets; AWS Lambda developer
 * guide, "SnapStart", supported regions; AWS General Reference, endpoints of AWS IoT Core and Amazon Cognito.
 */
final class RegionTable {
    private static final Set<String> COMPLETE = Set.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");
    private static final Set<String> WITHOUT_IOT = Set.of("ap-northeast-3");

    private RegionTable() {}

    /** @throws IllegalArgumentException if a deployment there would fail; says why */
    static void check(String region) {
        if (COMPLETE.contains(region)) {
            return;
        }
        String why = WITHOUT_IOT.contains(region)
                ? "has no AWS IoT Core"
                : "is an opt-in region or a new one: CloudFront delivers no access logs to a bucket there, and parts of"
                        + " the stack may be missing";
        throw new IllegalArgumentException("The region " + region + " " + why + ". Regions that have everything: "
                + String.join(", ", COMPLETE.stream().sorted().toList()));
    }
}
