package io.vehicleshadow.infra.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * The choices of a deployment that carries other people's cars. docs/deploying.md has a line of why for each default.
 *
 * @param owner who answers for the stack, a tag on everything
 * @param webAclArn a WAF web ACL in front of page and API
 * @param edgeLimits what a web ACL of the stage's own lets through
 * @param ownKey whether the table is encrypted under a key of this account
 * @param backup whether AWS Backup copies the table every day
 * @param monthlyBudget in US dollars, of which most of it spent is mailed to the alarm address
 * @param logs how long logs are kept
 * @param requestsPerSecond the HTTP API's limit, twice that in a burst
 * @param factoryList whether only vehicles on the factory's list are provisioned
 * @param rollout how a new version of the functions takes over
 */
public record Production(
        Optional<String> owner,
        Optional<String> webAclArn,
        Optional<EdgeLimits> edgeLimits,
        boolean ownKey,
        boolean backup,
        Optional<Integer> monthlyBudget,
        RetentionDays logs,
        int requestsPerSecond,
        boolean factoryList,
        Rollout rollout) {

    /** How a new version of the functions takes over from the one before. */
    public enum Rollout {
        /** A tenth of the calls for five minutes, then all. */
        CANARY,
        /** A tenth of the calls more every minute. */
        LINEAR,
        /** All calls at once. */
        AT_ONCE
    }

    static final List<String> KEYS = List.of(
            "owner",
            "webAclArn",
            "webAcl",
            "requestsPerAddress",
            "requestsPerPerson",
            "commandsPerVehicle",
            "tableKey",
            "backup",
            "monthlyBudget",
            "logDays",
            "requestsPerSecond",
            "provisioning",
            "rollout");

    private static final Pattern WEB_ACL = Pattern.compile("arn:aws:wafv2:us-east-1:[0-9]{12}:global/webacl/.+/.+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern OWNER = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{1,256}");
    private static final Map<String, RetentionDays> LOG_DAYS = Map.of(
            "7", RetentionDays.ONE_WEEK,
            "30", RetentionDays.ONE_MONTH,
            "90", RetentionDays.THREE_MONTHS,
            "180", RetentionDays.SIX_MONTHS,
            "365", RetentionDays.ONE_YEAR);

    static Production of(ContextValues values) {
        Optional<Integer> budget = number(values, "monthlyBudget", "100");
        if (budget.isPresent()) {
            values.companion("monthlyBudget", "alarmEmail");
        }
        return new Production(
                values.matching("owner", OWNER, "fleet-team@example.com"),
                values.matching(
                        "webAclArn",
                        WEB_ACL,
                        "arn:aws:wafv2:us-east-1:123456789012:global/webacl/… (CloudFront needs us-east-1)"),
                EdgeLimits.of(values),
                values.oneOf("tableKey", List.of("aws", "own")).equals("own"),
                values.oneOf("backup", List.of("off", "daily")).equals("daily"),
                budget,
                LOG_DAYS.get(values.oneOf("logDays", List.of("30", "7", "90", "180", "365"))),
                number(values, "requestsPerSecond", "50").orElse(50),
                values.oneOf("provisioning", List.of("open", "factory-list")).equals("factory-list"),
                rollout(values.oneOf("rollout", List.of("canary", "linear", "at-once"))));
    }

    private static Optional<Integer> number(ContextValues values, String key, String example) {
        return values.matching(key, NUMBER, example).map(Integer::valueOf);
    }

    private static Rollout rollout(String word) {
        return switch (word) {
            case "canary" -> Rollout.CANARY;
            case "linear" -> Rollout.LINEAR;
            case "at-once" -> Rollout.AT_ONCE;
            default -> throw new IllegalStateException(word);
        };
    }
}
