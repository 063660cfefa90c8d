package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/** What joins two values. Source: AWS IoT developer guide, AWS IoT SQL reference, operators. */
public enum Operator {
    AND((left, right) -> logical(left, right, Boolean::logicalAnd)),
    OR((left, right) -> logical(left, right, Boolean::logicalOr)),
    EQUAL((left, right) -> compared(left, right, true)),
    NOT_EQUAL((left, right) -> compared(left, right, false)),
    LESS((left, right) -> ordered(left, right, order -> order < 0)),
    AT_MOST((left, right) -> ordered(left, right, order -> order <= 0)),
    GREATER((left, right) -> ordered(left, right, order -> order > 0)),
    AT_LEAST((left, right) -> ordered(left, right, order -> order >= 0)),
    IN(Operator::in),
    PLUS(Operator::plus),
    MINUS((left, right) -> numbers(left, right, BigDecimal::subtract)),
    TIMES((left, right) -> numbers(left, right, BigDecimal::multiply)),
    DIVIDED_BY(Operator::divided),
    MODULO(Operator::remainder);

    private final BinaryOperator<JsonNode> meaning;

    Operator(BinaryOperator<JsonNode> meaning) {
        this.meaning = meaning;
    }

    JsonNode apply(JsonNode left, JsonNode right) {
        return meaning.apply(left, right);
    }

    private static JsonNode logical(JsonNode left, JsonNode right, BinaryOperator<Boolean> meaning) {
        Optional<Boolean> first = Conversion.truth(left);
        Optional<Boolean> second = Conversion.truth(right);
        return first.isPresent() && second.isPresent()
                ? Conversion.value(meaning.apply(first.get(), second.get()))
                : Conversion.UNDEFINED;
    }

    private static JsonNode compared(JsonNode left, JsonNode right, boolean whenEqual) {
        return left.isMissingNode() || right.isMissingNode()
                ? Conversion.UNDEFINED
                : Conversion.value(Conversion.equal(left, right) == whenEqual);
    }

    private static JsonNode ordered(JsonNode left, JsonNode right, IntPredicate order) {
        return ofNumbers(left, right, (first, second) -> Conversion.value(order.test(first.compareTo(second))));
    }

    private static JsonNode in(JsonNode value, JsonNode array) {
        if (value.isMissingNode() || !array.isArray()) {
            return Conversion.UNDEFINED;
        }
        for (JsonNode item : array) {
            if (Conversion.equal(value, item)) {
                return Conversion.value(true);
            }
        }
        return Conversion.value(false);
    }

    private static JsonNode plus(JsonNode left, JsonNode right) {
        if (!left.isTextual() && !right.isTextual()) {
            return numbers(left, right, BigDecimal::add);
        }
        Optional<String> first = Conversion.text(left);
        Optional<String> second = Conversion.text(right);
        return first.isPresent() && second.isPresent()
                ? Conversion.value(first.get() + second.get())
                : Conversion.UNDEFINED;
    }

    private static JsonNode divided(JsonNode left, JsonNode right) {
        boolean whole = left.isIntegralNumber() && right.isIntegralNumber();
        return ofNumbers(
                left,
                right,
                (first, second) -> second.signum() == 0
                        ? Conversion.UNDEFINED
                        : Conversion.number(rounded(first.divide(second, MathContext.DECIMAL128), whole)));
    }

    private static BigDecimal rounded(BigDecimal quotient, boolean whole) {
        return whole ? quotient.setScale(0, RoundingMode.DOWN) : quotient;
    }

    /** What is left when the first is divided by the second. */
    static JsonNode remainder(JsonNode left, JsonNode right) {
        return ofNumbers(
                left,
                right,
                (first, second) ->
                        second.signum() == 0 ? Conversion.UNDEFINED : Conversion.number(first.remainder(second)));
    }

    private static JsonNode numbers(JsonNode left, JsonNode right, BinaryOperator<BigDecimal> meaning) {
        return ofNumbers(left, right, (first, second) -> Conversion.number(meaning.apply(first, second)));
    }

    static JsonNode ofNumbers(JsonNode left, JsonNode right, BiFunction<BigDecimal, BigDecimal, JsonNode> meaning) {
        Optional<BigDecimal> first = Conversion.decimal(left);
        Optional<BigDecimal> second = Conversion.decimal(right);
        return first.isPresent() && second.isPresent()
                ? meaning.apply(first.get(), second.get())
                : Conversion.UNDEFINED;
    }
}
