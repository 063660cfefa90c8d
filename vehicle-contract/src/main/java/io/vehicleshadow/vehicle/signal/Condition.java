package io.vehicleshadow.vehicle.signal;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What an interlock says of the car's readings, such as {@code speed = 0} or {@code gear = P or gear = N}. Of a reading
 * that is missing no comparison holds, not even {@code !=}: what the car can't read doesn't let it act.
 */
public sealed interface Condition {

    /** Whether it holds for these readings. */
    boolean holds(Map<SignalKey, SignalValue> readings);

    /** How it stands within an {@link All}. */
    default String inAll() {
        return toString();
    }

    /** The relations between a reading and a value. */
    enum Relation {
        EQUAL("="),
        DIFFERENT("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** Its sign in the catalogue file. */
        public String sign() {
            return sign;
        }

        boolean isOfOrder() {
            return this != EQUAL && this != DIFFERENT;
        }
    }

    /**
     * One reading and one value.
     *
     * @param key the signal that is read
     * @param relation how they compare
     * @param value the value
     */
    record Comparison(SignalKey key, Relation relation, SignalValue value) implements Condition {
        @Override
        public boolean holds(Map<SignalKey, SignalValue> readings) {
            SignalValue reading = readings.get(key);
            return reading != null
                    && switch (relation) {
                        case EQUAL -> reading.equals(value);
                        case DIFFERENT -> !reading.equals(value);
                        case LESS -> isOrdered(reading, order -> order < 0);
                        case AT_MOST -> isOrdered(reading, order -> order <= 0);
                        case GREATER -> isOrdered(reading, order -> order > 0);
                        case AT_LEAST -> isOrdered(reading, order -> order >= 0);
                    };
        }

        private boolean isOrdered(SignalValue reading, IntPredicate order) {
            return reading instanceof SignalValue.Quantity one
                    && value instanceof SignalValue.Quantity other
                    && order.test(one.number().compareTo(other.number()));
        }

        @Override
        public String toString() {
            return key + " " + relation.sign() + " " + value;
        }
    }

    /**
     * All of them hold.
     *
     * @param parts at least two
     */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Map<SignalKey, SignalValue> readings) {
            return parts.stream().allMatch(part -> part.holds(readings));
        }

        @Override
        public String toString() {
            return parts.stream().map(Condition::inAll).collect(Collectors.joining(" and "));
        }
    }

    /**
     * One of them holds at least.
     *
     * @param parts at least two
     */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Map<SignalKey, SignalValue> readings) {
            return parts.stream().anyMatch(part -> part.holds(readings));
        }

        @Override
        public String inAll() {
            return "(" + this + ")";
        }

        @Override
        public String toString() {
            return parts.stream().map(Condition::toString).collect(Collectors.joining(" or "));
        }
    }
}
