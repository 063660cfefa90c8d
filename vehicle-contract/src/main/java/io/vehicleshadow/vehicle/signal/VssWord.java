package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * What stands for a word on its VSS path. Values of VSS are JSON scalars here: true or false, a number, a text.
 *
 * @param act what is written to have it so
 * @param read what is read when it is so
 */
public record VssWord(JsonNode act, Reading read) {

    /** Read and written as the same. */
    public VssWord(JsonNode both) {
        this(both, new Exactly(both));
    }

    /** What is read. */
    public sealed interface Reading {
        /** Whether that value is it. */
        boolean holds(JsonNode value);

        /** Whether some value would be both. */
        boolean overlaps(Reading other);
    }

    /** One value. */
    public record Exactly(JsonNode value) implements Reading {
        @Override
        public boolean holds(JsonNode read) {
            boolean numbers = value.isNumber() && read.isNumber();
            return numbers ? value.decimalValue().compareTo(read.decimalValue()) == 0 : value.equals(read);
        }

        @Override
        public boolean overlaps(Reading other) {
            return other.holds(value);
        }
    }

    /**
     * Every number from one to another.
     *
     * @param minimum the least
     * @param maximum the greatest
     */
    public record Between(BigDecimal minimum, BigDecimal maximum) implements Reading {
        @Override
        public boolean holds(JsonNode read) {
            return read.isNumber()
                    && read.decimalValue().compareTo(minimum) >= 0
                    && read.decimalValue().compareTo(maximum) <= 0;
        }

        @Override
        public boolean overlaps(Reading other) {
            if (other instanceof Between range) {
                return range.minimum.compareTo(maximum) <= 0 && range.maximum.compareTo(minimum) >= 0;
            } else if (other instanceof Exactly exactly) {
                return holds(exactly.value);
            }
            throw new IllegalStateException(other.toString());
        }
    }
}
