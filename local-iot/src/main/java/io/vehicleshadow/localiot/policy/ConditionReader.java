package io.vehicleshadow.localiot.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    static List<Condition> conditions(Object json, String where) {
        List<Condition> conditions = new ArrayList<>();
        if (json == null) {
            return conditions;
        }
        DocumentReader.object(json, where).forEach((operator, keys) -> {
            String here = where + "." + operator;
            for (Map.Entry<String, Object> key :
                    DocumentReader.object(keys, here).entrySet()) {
                conditions.add(condition(operator, key.getKey(), key.getValue(), here));
            }
        });
        return conditions;
    }

    private static Condition condition(String name, String key, Object values, String where) {
        if (!KEYS.contains(key)) {
            throw new PolicyException(
                    where, "the key \"" + key + "\" is unknown; known are " + String.join(", ", KEYS));
        }
        Condition.Quantifier quantifier = quantifier(name);
        String bare = quantifier == Condition.Quantifier.PLAIN ? name : name.substring(name.indexOf(':') + 1);
        boolean ifExists = bare.endsWith(IF_EXISTS);
        Condition.Operator operator =
                operator(ifExists ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare, where);
        return new Condition(quantifier, operator, ifExists, key, patterns(operator, values, where + "." + key));
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

    private static List<Pattern> patterns(Condition.Operator operator, Object values, String where) {
        if (operator == Condition.Operator.BOOL) {
            return List.of(Pattern.exactly(truth(values, where), where));
        }
        return DocumentReader.texts(values, where).stream()
                .map(text -> operator.readsWildcards() ? Pattern.of(text, where) : Pattern.exactly(text, where))
                .toList();
    }

    private static String truth(Object value, String where) {
        String text = String.valueOf(value);
        if (text.equals("true") || text.equals("false")) {
            return text;
        }
        throw new PolicyException(where, "must be \"true\" or \"false\", not " + text);
    }
}
