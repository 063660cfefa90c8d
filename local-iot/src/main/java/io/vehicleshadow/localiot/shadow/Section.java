package io.vehicleshadow.localiot.shadow;

/** The names of the two sections of a shadow's state. */
final class Section {
    static final Name DESIRED = Name.of("desired");
    static final Name REPORTED = Name.of("reported");

    private Section() {}
}
