package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code cast} makes of a value. Source: AWS IoT developer guide, AWS IoT SQL reference, cast. */
public enum SqlType {
    STRING,
    INT,
    DECIMAL,
    BOOLEAN;

    private static final Map<String, SqlType> NAMES = Map.ofEntries(
            Map.entry("string", STRING),
            Map.entry("nvarchar", STRING),
            Map.entry("text", STRING),
            Map.entry("ntext", STRING),
            Map.entry("varchar", STRING),
            Map.entry("int", INT),
            Map.entry("integer", INT),
            Map.entry("double", DECIMAL),
            Map.entry("decimal", DECIMAL),
            Map.entry("bool", BOOLEAN),
            Map.entry("boolean", BOOLEAN));

    public static Optional<SqlType> named(String name) {
        return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
    }

    JsonNode cast(JsonNode value) {
        return switch (this) {
            case STRING -> Conversion.text(value).map(Conversion::value).orElse(Conversion.UNDEFINED);
            case INT ->
                number(value)
                        .map(number -> Conversion.number(number.setScale(0, RoundingMode.FLOOR)))
                        .orElse(Conversion.UNDEFINED);
            case DECIMAL -> number(value).map(Conversion::number).orElse(Conversion.UNDEFINED);
            case BOOLEAN -> truth(value).map(Conversion::value).orElse(Conversion.UNDEFINED);
        };
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        return value.isBoolean()
                ? Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO)
                : Conversion.decimal(value);
    }

    private static Optional<Boolean> truth(JsonNode value) {
        return value.isNumber()
                ? Conversion.decimal(value).map(number -> number.signum() != 0)
                : Conversion.truth(value);
    }
}
