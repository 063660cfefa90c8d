package io.vehicleshadow.vehicle.signal;

/** What a signal is, in the words of the COVESA Vehicle Signal Specification where it has one. */
public enum SignalKind {
    /** Takes commands, and holds its state. */
    ACTUATOR,
    /** Only tells; takes no commands. */
    SENSOR,
    /** Takes commands, acts once and holds no state, such as a horn. */
    MOMENTARY;

    public boolean isCommandable() {
        return this != SENSOR;
    }
}
