package io.vehicleshadow.infra.edge;

import io.vehicleshadow.infra.deployment.EdgeLimits;
import io.vehicleshadow.infra.functions.CommandApi;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomHTTPHeaderProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementCustomKeyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateLimitHeaderProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateLimitUriPathProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RegexMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;

/** Who asks too often gets 429 and is told when to come back. */
final class RateRules {
    static final String BODY = "too-many-requests";
    static final String PROBLEM = "{\"type\":\"urn:vehicle-shadow:problem:too-many-requests\","
            + "\"title\":\"Too many requests\",\"status\":429,\"detail\":\"Try again in a minute.\"}";
    /** The shortest that AWS WAF offers. */
    private static final int SECONDS = 60;

    private static final String API = "^/" + CommandApi.PATH + "/";
    private static final String COMMANDS = API + "vehicles/[^/]+/commands$";
    private static final List<TextTransformationProperty> AS_IT_IS = List.of(
            TextTransformationProperty.builder().priority(0).type("NONE").build());

    private RateRules() {}

    /**
     * By address, whoever it is; by token, which is a person at a program for an hour; by path, which names the vehicle.
     * The first that is too fast decides.
     */
    static List<RuleProperty> of(EdgeLimits limits) {
        return List.of(
                rule(
                        "EachAddress",
                        0,
                        RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .evaluationWindowSec(SECONDS)
                                .limit(limits.eachAddress())
                                .build()),
                rule("EachPerson", 1, counted(limits.eachPerson(), API, token())),
                rule("EachVehicle", 2, counted(limits.eachVehicle(), COMMANDS, path())));
    }

    private static RateBasedStatementProperty counted(
            int limit, String paths, RateBasedStatementCustomKeyProperty key) {
        return RateBasedStatementProperty.builder()
                .aggregateKeyType("CUSTOM_KEYS")
                .customKeys(List.of(key))
                .evaluationWindowSec(SECONDS)
                .limit(limit)
                .scopeDownStatement(StatementProperty.builder()
                        .regexMatchStatement(RegexMatchStatementProperty.builder()
                                .fieldToMatch(FieldToMatchProperty.builder()
                                        .uriPath(Map.of())
                                        .build())
                                .regexString(paths)
                                .textTransformations(AS_IT_IS)
                                .build())
                        .build())
                .build();
    }

    private static RateBasedStatementCustomKeyProperty token() {
        return RateBasedStatementCustomKeyProperty.builder()
                .header(RateLimitHeaderProperty.builder()
                        .name("authorization")
                        .textTransformations(AS_IT_IS)
                        .build())
                .build();
    }

    private static RateBasedStatementCustomKeyProperty path() {
        return RateBasedStatementCustomKeyProperty.builder()
                .uriPath(RateLimitUriPathProperty.builder()
                        .textTransformations(AS_IT_IS)
                        .build())
                .build();
    }

    private static RuleProperty rule(String name, int priority, RateBasedStatementProperty rate) {
        return RuleProperty.builder()
                .name(name)
                .priority(priority)
                .statement(StatementProperty.builder().rateBasedStatement(rate).build())
                .action(RuleActionProperty.builder()
                        .block(BlockActionProperty.builder()
                                .customResponse(CustomResponseProperty.builder()
                                        .responseCode(429)
                                        .customResponseBodyKey(BODY)
                                        .responseHeaders(List.of(CustomHTTPHeaderProperty.builder()
                                                .name("Retry-After")
                                                .value(String.valueOf(SECONDS))
                                                .build()))
                                        .build())
                                .build())
                        .build())
                .visibilityConfig(WebAcl.visible(name))
                .build();
    }
}
