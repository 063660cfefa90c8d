package io.vehicleshadow.vehicle.signal;

/** What a signal is, in the words of the COVESA Vehicle Signal Specification where it has one. */
public enum SignalKind {
    /** Can be asked for, and holds its state. */
    ACTUATOR,
    /** Only tells; can't be asked for. */
    SENSOR,
    /** Can be asked for, acts once and holds no state, such as a horn. */
    MOMENTARY;

    /** Whether a person may ask for a value of such a signal. */
    public boolean isCommandable() {
        return this != SENSOR;
    }
}
