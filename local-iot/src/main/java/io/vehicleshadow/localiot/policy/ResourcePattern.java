package io.vehicleshadow.localiot.policy;

import java.util.Optional;

/**
 * A resource of a statement: {@code *} or an ARN with wildcards and variables. Partition, region and account of an ARN
 * aren't compared, because local-iot stands in for whichever account and region the document names.
 */
final class ResourcePattern {

    /** Partition, region or account: a text without colon, or a pseudo parameter, which has two. */
    private static final String PART = "(?:\\$\\{AWS::[a-zA-Z]+}|[^:$]|\\$(?!\\{AWS::))*";

    private static final java.util.regex.Pattern ARN =
            java.util.regex.Pattern.compile("arn:" + PART + ":(?:iot|\\*):" + PART + ":" + PART + ":(.+)");

    private final Pattern path;

    private ResourcePattern(Pattern path) {
        this.path = path;
    }

    static ResourcePattern of(String text, String where) {
        if (text.equals("*")) {
            return new ResourcePattern(Pattern.of(text, where));
        }
        var arn = ARN.matcher(text);
        if (!arn.matches()) {
            throw new PolicyException(
                    where, "must be \"*\" or like \"arn:aws:iot:REGION:ACCOUNT:topic/a/b\", not \"" + text + "\"");
        }
        return new ResourcePattern(Pattern.of(arn.group(1), where));
    }

    Optional<Glob> resolved(PolicyVariables variables) {
        return path.resolved(variables);
    }
}
