package io.vehicleshadow.localiot.shadow;

/**
 * A JSON value of a shadow together with the times at which its leaves were written. Immutable. Objects and arrays hold
 * no time of their own, so a member called {@code timestamp} is plain data.
 */
sealed interface Node permits Leaf, ArrayNode, ObjectNode {
    /** The value as compact JSON. */
    void writeState(JsonBytes out);

    /** The times of the value's leaves, in its shape: {@code {"timestamp":seconds}} for each leaf. */
    void writeMetadata(JsonBytes out);

    /** Whether both are the same JSON value, whenever they were written. Numbers compare by value. */
    boolean sameValue(Node other);

    /** Levels of object keys from here down; arrays add none. */
    int levels();

    /** Whether an array at or below this node holds a null, however deep. */
    boolean nullInArray();

    /** Whether this node is null or holds one. */
    boolean holdsNull();

    default boolean isNull() {
        return false;
    }
}
