package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition: comparisons, {@code and}, {@code or} and brackets. {@code and} binds more tightly.
 *
 * <pre>
 * condition  = both { "or" both }
 * both       = part { "and" part }
 * part       = "(" condition ")" | key relation value
 * </pre>
 */
final class ConditionText {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_-]*|-?[0-9]+(?:\\.[0-9]+)?|!=|<=|>=|[=<>()])");
    private static final String EXAMPLE = "a condition is, for example, \"speed = 0 and (gear = P or gear = N)\"";
    private final Map<String, Signal> signals;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private ConditionText(String text, Map<String, Signal> signals) {
        this.signals = signals;
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find(at) && matcher.start() == at) {
            tokens.add(matcher.group(1));
            at = matcher.end();
            if (at == text.length()) {
                return;
            }
        }
        if (!text.substring(at).isBlank() || tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "can't be read from \"" + text.substring(at).strip() + "\" on; " + EXAMPLE);
        }
    }

    /**
     * The condition that the text states.
     *
     * @param signals those whose readings it may compare
     * @throws IllegalArgumentException if it states none; says what would be right
     */
    static Condition read(String text, Map<String, Signal> signals) {
        ConditionText reader = new ConditionText(text, signals);
        Condition condition = reader.condition();
        if (reader.next < reader.tokens.size()) {
            throw new IllegalArgumentException("nothing may follow before \"" + reader.peek() + "\"; " + EXAMPLE);
        }
        return condition;
    }

    private Condition condition() {
        List<Condition> parts = new ArrayList<>(List.of(both()));
        while (take("or")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(List.copyOf(parts));
    }

    private Condition both() {
        List<Condition> parts = new ArrayList<>(List.of(part()));
        while (take("and")) {
            parts.add(part());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
    }

    private Condition part() {
        if (take("(")) {
            Condition inner = condition();
            if (!take(")")) {
                throw new IllegalArgumentException("a bracket is not closed; " + EXAMPLE);
            }
            return inner;
        }
        Signal signal = signal(advance("a signal"));
        Condition.Relation relation = relation(advance("one of = != < <= > >="));
        return comparison(signal, relation, advance("a value of " + signal.key()));
    }

    private Signal signal(String key) {
        Signal signal = signals.get(key);
        if (signal == null) {
            throw new IllegalArgumentException(
                    "there is no signal \"" + key + "\"; there are " + String.join(", ", signals.keySet()));
        }
        if (signal.kind() == SignalKind.MOMENTARY) {
            throw new IllegalArgumentException("\"" + key + "\" is momentary and has no reading to compare");
        }
        return signal;
    }

    private static Condition.Relation relation(String sign) {
        for (Condition.Relation relation : Condition.Relation.values()) {
            if (relation.sign().equals(sign)) {
                return relation;
            }
        }
        throw new IllegalArgumentException("\"" + sign + "\" compares nothing; use one of = != < <= > >=");
    }

    private static Condition comparison(Signal signal, Condition.Relation relation, String text) {
        boolean isNumber = Character.isDigit(text.charAt(text.length() - 1)) && !Character.isLetter(text.charAt(0));
        SignalValue value = signal.accept(isNumber ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text))
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + signal.key() + "\" is never " + text + "; it can be " + signal.allowedValues()));
        if (relation.isOfOrder() && !isNumber) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is a word, which = and != compare, but not " + relation.sign());
        }
        return new Condition.Comparison(signal.key(), relation, value);
    }

    private boolean take(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private String advance(String what) {
        if (next == tokens.size()) {
            throw new IllegalArgumentException("ends where " + what + " should follow; " + EXAMPLE);
        }
        return tokens.get(next++);
    }

    private String peek() {
        return tokens.get(next);
    }
}
