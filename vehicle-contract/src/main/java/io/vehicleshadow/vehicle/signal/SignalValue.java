package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;

/** A value of a signal: a word of its catalogue entry, or a quantity in the entry's unit. */
public sealed interface SignalValue {

    /** The value as it stands in the shadow document. */
    JsonNode json();

    /** The word of a value, or its number without trailing zeros: the same for equal values. */
    String text();

    /** The value that a JSON scalar stands for; empty for anything but a string or a finite number. */
    static Optional<SignalValue> of(JsonNode json) {
        if (json != null && json.isTextual() && !json.textValue().isEmpty()) {
            return Optional.of(new Word(json.textValue()));
        }
        boolean finite = json != null && json.isNumber() && !Double.isInfinite(json.doubleValue());
        return finite ? Optional.of(new Quantity(json.decimalValue())) : Optional.empty();
    }

    /**
     * A word such as {@code open}.
     *
     * @param text not empty
     */
    record Word(String text) implements SignalValue {
        /** @throws IllegalArgumentException if the word is empty */
        public Word {
            if (text == null || text.isEmpty()) {
                throw new IllegalArgumentException("A word of a signal is not empty");
            }
        }

        @Override
        public JsonNode json() {
            return TextNode.valueOf(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A number in the unit of the signal; {@code 21}, {@code 21.0} and {@code 2.1e1} are equal.
     *
     * @param number held without trailing zeros
     */
    record Quantity(BigDecimal number) implements SignalValue {
        /** Strips trailing zeros, so that equal quantities are equal values. */
        public Quantity {
            number = number.stripTrailingZeros();
        }

        @Override
        public JsonNode json() {
            boolean whole = number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
            return whole ? JsonNodeFactory.instance.numberNode(number.intValueExact()) : DecimalNode.valueOf(number);
        }

        @Override
        public String text() {
            return number.toPlainString();
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
