package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From one type of value to another; what can't be converted is empty. Undefined is a missing node. Source: AWS IoT
 * developer guide, AWS IoT SQL reference, data types.
 */
final class Conversion {

    static final JsonNode UNDEFINED = MissingNode.getInstance();

    /** 34 digits. */
    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final int LARGEST_EXPONENT = 999;
    private static final int LONGEST_NUMBER = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d{1,9})?");

    private Conversion() {}

    static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isNumber()) {
            return inRange(value.decimalValue());
        }
        if (value.isTextual() && value.textValue().length() <= LONGEST_NUMBER) {
            String text = value.textValue();
            return NUMBER.matcher(text).matches() ? inRange(new BigDecimal(text)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> inRange(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        boolean fits = number.signum() == 0 || Math.abs(exponent) <= LARGEST_EXPONENT;
        return fits ? Optional.of(number.signum() == 0 ? BigDecimal.ZERO : number.round(PRECISION)) : Optional.empty();
    }

    /** A whole number is an Int, as in version 2016-03-23. */
    static JsonNode number(BigDecimal value) {
        Optional<BigDecimal> number = inRange(value);
        if (number.isEmpty()) {
            return UNDEFINED;
        }
        BigDecimal shortest = number.get().stripTrailingZeros();
        return shortest.scale() <= 0 ? BigIntegerNode.valueOf(shortest.toBigInteger()) : DecimalNode.valueOf(shortest);
    }

    static JsonNode number(double value) {
        return Double.isFinite(value) ? number(BigDecimal.valueOf(value)) : UNDEFINED;
    }

    static Optional<Boolean> truth(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.equalsIgnoreCase("true")) {
            return Optional.of(true);
        }
        return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
    }

    static Optional<String> text(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(value.toString());
    }

    /** Undefined if it is too long for a message. */
    static JsonNode value(String text) {
        return text.length() > Limits.LONGEST_TEXT ? UNDEFINED : TextNode.valueOf(text);
    }

    static JsonNode value(boolean truth) {
        return BooleanNode.valueOf(truth);
    }

    /** Whether two values that are not undefined are equal: numbers by value, objects whatever the order of members. */
    static boolean equal(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            Optional<BigDecimal> number = decimal(left);
            return number.isPresent()
                    && decimal(right)
                            .filter(other -> other.compareTo(number.get()) == 0)
                            .isPresent();
        }
        if (left.isArray() && right.isArray()) {
            return left.size() == right.size() && equalItems(left.iterator(), right.iterator());
        }
        if (left.isObject() && right.isObject()) {
            return left.size() == right.size() && equalMembers(left, right);
        }
        return left.equals(right);
    }

    private static boolean equalItems(Iterator<JsonNode> left, Iterator<JsonNode> right) {
        while (left.hasNext()) {
            if (!equal(left.next(), right.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMembers(JsonNode left, JsonNode right) {
        for (Map.Entry<String, JsonNode> member : left.properties()) {
            if (!right.has(member.getKey()) || !equal(member.getValue(), right.get(member.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
