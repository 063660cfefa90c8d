package io.vehicleshadow.localiot.policy;

import java.util.Locale;

/** An action of a statement, such as {@code iot:Publish} or {@code iot:Get*}; upper and lower case are alike. */
final class ActionPattern {

    private static final java.util.regex.Pattern FORM =
            java.util.regex.Pattern.compile("\\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+");

    private final Glob glob;

    private ActionPattern(Glob glob) {
        this.glob = glob;
    }

    static ActionPattern of(String text, String where) {
        if (!FORM.matcher(text).matches()) {
            throw new PolicyException(where, "must be like \"iot:Publish\" or \"iot:Get*\", not \"" + text + "\"");
        }
        Pattern pattern = Pattern.of(text.toLowerCase(Locale.ROOT), where);
        return new ActionPattern(pattern.resolved(PolicyVariables.none()).orElseThrow());
    }

    boolean matches(IotAction action) {
        return glob.matches(action.id().toLowerCase(Locale.ROOT));
    }
}
