package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Functions of numbers. */
final class NumberFunctions {

    private static final int MOST_DECIMAL_PLACES = 34;

    private NumberFunctions() {}

    static Map<String, SqlFunction> all() {
        Map<String, SqlFunction> all = new HashMap<>();
        all.put("abs", exact(BigDecimal::abs));
        all.put("ceil", rounding(RoundingMode.CEILING));
        all.put("floor", rounding(RoundingMode.FLOOR));
        all.put("round", rounding(RoundingMode.HALF_UP));
        all.put("sign", exact(number -> BigDecimal.valueOf(number.signum())));
        all.put("trunc", new SqlFunction(2, 2, (event, values) -> truncated(values.get(0), values.get(1))));
        all.put("mod", new SqlFunction(2, 2, (event, values) -> Operator.remainder(values.get(0), values.get(1))));
        all.put("remainder", all.get("mod"));
        all.put("power", inDouble(Math::pow));
        all.put("atan2", inDouble(Math::atan2));
        all.put("bitand", bits(BigInteger::and));
        all.put("bitor", bits(BigInteger::or));
        all.put("bitxor", bits(BigInteger::xor));
        all.put("bitnot", exact(number -> new BigDecimal(whole(number).not())));
        Map<String, DoubleUnaryOperator> inDouble = Map.ofEntries(
                Map.entry("sqrt", Math::sqrt),
                Map.entry("exp", Math::exp),
                Map.entry("ln", Math::log),
                Map.entry("log", Math::log10),
                Map.entry("sin", Math::sin),
                Map.entry("cos", Math::cos),
                Map.entry("tan", Math::tan),
                Map.entry("asin", Math::asin),
                Map.entry("acos", Math::acos),
                Map.entry("atan", Math::atan),
                Map.entry("sinh", Math::sinh),
                Map.entry("cosh", Math::cosh),
                Map.entry("tanh", Math::tanh));
        inDouble.forEach((name, meaning) ->
                all.put(name, of(number -> Conversion.number(meaning.applyAsDouble(number.doubleValue())))));
        return all;
    }

    private interface OfOne {
        JsonNode of(BigDecimal number);
    }

    private static SqlFunction of(OfOne meaning) {
        return new SqlFunction(
                1,
                1,
                (event, values) ->
                        Conversion.decimal(values.get(0)).map(meaning::of).orElse(Conversion.UNDEFINED));
    }

    private static SqlFunction exact(UnaryOperator<BigDecimal> meaning) {
        return of(number -> Conversion.number(meaning.apply(number)));
    }

    private static SqlFunction rounding(RoundingMode mode) {
        return exact(number -> number.setScale(0, mode));
    }

    private static SqlFunction inDouble(DoubleBinaryOperator meaning) {
        return new SqlFunction(
                2,
                2,
                (event, values) -> Operator.ofNumbers(
                        values.get(0),
                        values.get(1),
                        (first, second) ->
                                Conversion.number(meaning.applyAsDouble(first.doubleValue(), second.doubleValue()))));
    }

    private static SqlFunction bits(BinaryOperator<BigInteger> meaning) {
        return new SqlFunction(
                2,
                2,
                (event, values) -> Operator.ofNumbers(
                        values.get(0),
                        values.get(1),
                        (first, second) ->
                                Conversion.number(new BigDecimal(meaning.apply(whole(first), whole(second))))));
    }

    private static BigInteger whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR).toBigInteger();
    }

    private static JsonNode truncated(JsonNode number, JsonNode places) {
        return Operator.ofNumbers(number, places, (value, wanted) -> {
            int scale = Math.max(0, Math.min(MOST_DECIMAL_PLACES, limited(wanted)));
            return Conversion.number(value.setScale(scale, RoundingMode.DOWN));
        });
    }

    /** A number rounded down to an index; one beyond every text and array at the nearer end. */
    static Optional<Integer> index(JsonNode value) {
        return Conversion.decimal(value).map(NumberFunctions::limited);
    }

    private static int limited(BigDecimal number) {
        BigDecimal most = BigDecimal.valueOf(Integer.MAX_VALUE);
        return number.max(most.negate())
                .min(most)
                .setScale(0, RoundingMode.FLOOR)
                .intValue();
    }
}
