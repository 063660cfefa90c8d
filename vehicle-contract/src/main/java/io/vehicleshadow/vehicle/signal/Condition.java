package io.vehicleshadow.vehicle.signal;

import java.util.List;
import java.util.Map;
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
        /** The same. */
        EQUAL("="),
        /** Another. */
        DIFFERENT("!="),
        /** A lesser number. */
        LESS("<"),
        /** A lesser number or the same. */
        AT_MOST("<="),
        /** A greater number. */
        GREATER(">"),
        /** A greater number or the same. */
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
                        default -> isInOrder(reading);
                    };
        }

        private boolean isInOrder(SignalValue reading) {
            if (!(reading instanceof SignalValue.Quantity one) || !(value instanceof SignalValue.Quantity other)) {
                return false;
            }
            int order = one.number().compareTo(other.number());
            return switch (relation) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
                default -> throw new IllegalStateException(relation.toString());
            };
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
