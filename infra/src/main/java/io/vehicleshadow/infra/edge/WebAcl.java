package io.vehicleshadow.infra.edge;

import io.vehicleshadow.infra.deployment.EdgeLimits;
import io.vehicleshadow.infra.deployment.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseBodyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.constructs.Construct;

/**
 * A web ACL: rates for each address, person and vehicle, and what AWS itself keeps up to date against known attacks.
 *
 * <p>Source: AWS WAF developer guide, "Using rate-based rule statements" and "AWS Managed Rules rule groups list".
 */
public final class WebAcl extends Construct {
    private static final List<String> MANAGED = List.of(
            "AWSManagedRulesAmazonIpReputationList",
            "AWSManagedRulesKnownBadInputsRuleSet",
            "AWSManagedRulesCommonRuleSet");

    private final CfnWebACL acl;

    public WebAcl(Construct scope, String id, Stage stage, EdgeLimits limits) {
        super(scope, id);
        List<RuleProperty> rules = new ArrayList<>(RateRules.of(limits));
        MANAGED.forEach(group -> rules.add(managed(group, rules.size())));
        acl = CfnWebACL.Builder.create(this, "Resource")
                .name(stage.prefix())
                .description("In front of the page and the API")
                .scope("CLOUDFRONT")
                .defaultAction(DefaultActionProperty.builder()
                        .allow(AllowActionProperty.builder().build())
                        .build())
                .customResponseBodies(Map.of(
                        RateRules.BODY,
                        CustomResponseBodyProperty.builder()
                                .contentType("APPLICATION_JSON")
                                .content(RateRules.PROBLEM)
                                .build()))
                .rules(rules)
                .visibilityConfig(visible("all"))
                .build();
    }

    public String arn() {
        return acl.getAttrArn();
    }

    private static RuleProperty managed(String group, int priority) {
        return RuleProperty.builder()
                .name(group)
                .priority(priority)
                .statement(StatementProperty.builder()
                        .managedRuleGroupStatement(ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group)
                                .build())
                        .build())
                .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
                .visibilityConfig(visible(group))
                .build();
    }

    /** Counted under that name, and a part of the requests kept for the console. */
    static VisibilityConfigProperty visible(String metric) {
        return VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(metric)
                .build();
    }
}
