package io.vehicleshadow.localiot.shadow;

/**
 * One shadow as it is after an update. Immutable.
 *
 * @param desired null when the section doesn't exist
 * @param reported null when the section doesn't exist
 * @param version 1 or more
 * @param document {@code {"state":…,"metadata":…,"version":…}}: what is stored, and what the next update's documents
 *     message shows as previous
 */
record Shadow(ObjectNode desired, ObjectNode reported, long version, byte[] document) {
    static final Name DESIRED = Name.of("desired");
    static final Name REPORTED = Name.of("reported");
}
