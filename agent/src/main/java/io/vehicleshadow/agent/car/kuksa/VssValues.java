package io.vehicleshadow.agent.car.kuksa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Values of VSS as the databroker has them, and as JSON scalars. */
final class VssValues {
    private VssValues() {}

    /** The value in the path's type, rounded to the whole where that is an integer; empty if the type has no such value. */
    static Optional<Value> write(JsonNode json, DataType type) {
        return switch (type) {
            case DATA_TYPE_STRING ->
                Optional.of(json)
                        .filter(JsonNode::isTextual)
                        .map(text ->
                                Value.newBuilder().setString(text.textValue()).build());
            case DATA_TYPE_BOOLEAN ->
                Optional.of(json)
                        .filter(JsonNode::isBoolean)
                        .map(flag ->
                                Value.newBuilder().setBool(flag.booleanValue()).build());
            case DATA_TYPE_FLOAT ->
                number(json)
                        .map(number ->
                                Value.newBuilder().setFloat(number.floatValue()).build());
            case DATA_TYPE_DOUBLE ->
                number(json)
                        .map(number -> Value.newBuilder()
                                .setDouble(number.doubleValue())
                                .build());
            case DATA_TYPE_INT8 -> signed(json, 8);
            case DATA_TYPE_INT16 -> signed(json, 16);
            case DATA_TYPE_INT32 -> signed(json, 32);
            case DATA_TYPE_INT64 -> signed(json, 64);
            case DATA_TYPE_UINT8 -> unsigned(json, 8);
            case DATA_TYPE_UINT16 -> unsigned(json, 16);
            case DATA_TYPE_UINT32 -> unsigned(json, 32);
            case DATA_TYPE_UINT64 -> unsigned(json, 64);
            case DATA_TYPE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(JsonNode json) {
        return Optional.of(json).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private static Optional<BigInteger> whole(JsonNode json) {
        return number(json)
                .map(number -> number.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }

    private static Optional<Value> signed(JsonNode json, int bits) {
        return whole(json)
                .filter(number -> number.bitLength() < bits)
                .map(number -> bits <= 32
                        ? Value.newBuilder().setInt32(number.intValue()).build()
                        : Value.newBuilder().setInt64(number.longValue()).build());
    }

    private static Optional<Value> unsigned(JsonNode json, int bits) {
        return whole(json)
                .filter(number -> number.signum() >= 0 && number.bitLength() <= bits)
                .map(number -> bits <= 32
                        ? Value.newBuilder().setUint32(number.intValue()).build()
                        : Value.newBuilder().setUint64(number.longValue()).build());
    }

    /** The value as a JSON scalar; empty for lists, and for what is no number. */
    static Optional<JsonNode> read(Value value) {
        return switch (value.getTypedValueCase()) {
            case STRING -> Optional.of(TextNode.valueOf(value.getString()));
            case BOOL -> Optional.of(BooleanNode.valueOf(value.getBool()));
            case INT32 -> of(BigDecimal.valueOf(value.getInt32()));
            case INT64 -> of(BigDecimal.valueOf(value.getInt64()));
            case UINT32 -> of(BigDecimal.valueOf(Integer.toUnsignedLong(value.getUint32())));
            case UINT64 -> of(new BigDecimal(Long.toUnsignedString(value.getUint64())));
            case FLOAT ->
                Float.isFinite(value.getFloat())
                        ? of(new BigDecimal(Float.toString(value.getFloat())))
                        : Optional.empty();
            case DOUBLE ->
                Double.isFinite(value.getDouble()) ? of(BigDecimal.valueOf(value.getDouble())) : Optional.empty();
            case TYPEDVALUE_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<JsonNode> of(BigDecimal number) {
        return Optional.of(DecimalNode.valueOf(number));
    }
}
