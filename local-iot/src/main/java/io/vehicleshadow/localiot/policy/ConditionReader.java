package io.vehicleshadow.localiot.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the condition block of a statement. What can't be checked is refused: it would otherwise grant too much. */
final class ConditionReader {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            Condition.CONNECT_ATTRIBUTES,
            "iot:ClientId",
            "iot:CertificateId",
            "iot:Certificate.Subject.CommonName",
            "iot:Connection.Thing.ThingName",
            "iot:Connection.Thing.IsAttached"));
    private static final String ANY = "ForAnyValue:";
    private static final String ALL = "ForAllValues:";
    private static final String IF_EXISTS = "IfExists";

    private ConditionReader() {}

    /** @param conditions may be absent */
    static List<Condition> conditions(Located conditions) {
        List<Condition> read = new ArrayList<>();
        if (conditions.json() != null) {
            conditions
                    .members()
                    .forEach((operator, keys) -> keys.members()
                            .forEach((key, values) -> read.add(condition(operator, key, values, keys.where()))));
        }
        return read;
    }

    private static Condition condition(String name, String key, Located values, String where) {
        if (!KEYS.contains(key)) {
            throw new PolicyException(
                    where, "the key \"" + key + "\" is unknown; known are " + String.join(", ", KEYS));
        }
        Condition.Quantifier quantifier = quantifier(name);
        String bare = quantifier == Condition.Quantifier.PLAIN ? name : name.substring(name.indexOf(':') + 1);
        boolean ifExists = bare.endsWith(IF_EXISTS);
        Condition.Operator operator =
                operator(ifExists ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare, where);
        return new Condition(quantifier, operator, ifExists, key, patterns(operator, values));
    }

    private static Condition.Quantifier quantifier(String name) {
        if (name.startsWith(ANY)) {
            return Condition.Quantifier.FOR_ANY_VALUE;
        }
        return name.startsWith(ALL) ? Condition.Quantifier.FOR_ALL_VALUES : Condition.Quantifier.PLAIN;
    }

    private static Condition.Operator operator(String id, String where) {
        return Arrays.stream(Condition.Operator.values())
                .filter(operator -> operator.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PolicyException(where, "unknown operator; known are " + operators()));
    }

    private static String operators() {
        return Arrays.stream(Condition.Operator.values())
                .map(Condition.Operator::id)
                .collect(Collectors.joining(", ", "", ", each also with IfExists, ForAnyValue: or ForAllValues:"));
    }

    private static List<Pattern> patterns(Condition.Operator operator, Located values) {
        return values.elements("a string or an array of strings").stream()
                .map(value -> pattern(operator, value))
                .toList();
    }

    private static Pattern pattern(Condition.Operator operator, Located value) {
        String text = value.json().isBoolean() ? value.json().asText() : value.text("a string or a boolean");
        if (operator == Condition.Operator.BOOL && !text.equals("true") && !text.equals("false")) {
            throw value.unlike("\"true\" or \"false\"");
        }
        return operator.readsWildcards() ? Pattern.of(text, value.where()) : Pattern.exactly(text, value.where());
    }
}
