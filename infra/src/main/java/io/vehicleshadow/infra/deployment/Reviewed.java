package io.vehicleshadow.infra.deployment;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** Findings of cdk-nag that are accepted, each with its reason. */
public final class Reviewed {
    private Reviewed() {}

    /** Accepts a whole rule for one construct. */
    public static void finding(IConstruct construct, String rule, String reason) {
        suppress(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
    }

    /** Accepts one finding of a rule for one construct, such as {@code Resource::*}. */
    public static void finding(IConstruct construct, String rule, String finding, String reason) {
        suppress(
                construct,
                NagPackSuppression.builder()
                        .id(rule)
                        .reason(reason)
                        .appliesTo(List.of(finding))
                        .build());
    }

    /** Accepts the runtime of the CDK's own functions: it comes with the CDK's version. */
    public static void runtimeOfTheCdk(Stack stack) {
        for (IConstruct child : stack.getNode().getChildren()) {
            if (child.getNode().getId().startsWith("Custom::CDKBucketDeployment")) {
                finding(child, "AwsSolutions-L1", "A function of the CDK itself: its runtime is raised with the CDK");
            }
        }
    }

    private static void suppress(IConstruct construct, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
    }
}
