package io.vehicleshadow.localiot.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One key of a statement's condition with its operator and values.
 *
 * <p>Source: IAM user guide, IAM JSON policy elements: Condition operators; Multivalued context keys.
 *
 * @param ifExists the condition also holds when the key has no value
 */
record Condition(Quantifier quantifier, Operator operator, boolean ifExists, String key, List<Pattern> values) {

    /** How the several values of a key count. */
    enum Quantifier {
        /** No prefix: at least one matches, or, for a negated operator, none does. */
        PLAIN,
        FOR_ANY_VALUE,
        FOR_ALL_VALUES
    }

    /** The comparisons that IoT policies use. */
    enum Operator {
        STRING_EQUALS("StringEquals", false),
        STRING_NOT_EQUALS("StringNotEquals", true),
        STRING_LIKE("StringLike", false),
        STRING_NOT_LIKE("StringNotLike", true),
        BOOL("Bool", false);

        private final String id;
        private final boolean negated;

        Operator(String id, boolean negated) {
            this.id = id;
            this.negated = negated;
        }

        String id() {
            return id;
        }

        boolean readsWildcards() {
            return this == STRING_LIKE || this == STRING_NOT_LIKE;
        }
    }

    static final String CONNECT_ATTRIBUTES = "iot:ConnectAttributes";

    Condition {
        values = List.copyOf(values);
    }

    boolean holds(PolicyVariables variables, Set<ConnectAttribute> attributes) {
        List<String> asked = key.equals(CONNECT_ATTRIBUTES)
                ? attributes.stream().map(ConnectAttribute::id).toList()
                : variables.value(key).stream().toList();
        if (asked.isEmpty() && ifExists) {
            return true;
        }
        Predicate<String> satisfies = value -> matches(value, variables) != operator.negated;
        return switch (quantifier) {
            case FOR_ANY_VALUE -> asked.stream().anyMatch(satisfies);
            case FOR_ALL_VALUES -> asked.stream().allMatch(satisfies);
            case PLAIN ->
                operator.negated
                        ? asked.stream().allMatch(satisfies)
                        : asked.stream().anyMatch(satisfies);
        };
    }

    private boolean matches(String value, PolicyVariables variables) {
        String compared = operator == Operator.BOOL ? value.toLowerCase(Locale.ROOT) : value;
        return values.stream()
                .map(pattern -> pattern.resolved(variables))
                .flatMap(Optional::stream)
                .anyMatch(glob -> glob.matches(compared));
    }
}
