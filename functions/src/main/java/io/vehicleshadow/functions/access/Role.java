package io.vehicleshadow.functions.access;

/** What a person may do to a vehicle. */
public enum Role {
    /** Everything, and shares the vehicle. */
    OWNER,
    /** Looks and commands. */
    DRIVER,
    /** Looks. */
    VIEWER;

    /** Whether this role may ask the vehicle for something. */
    public boolean mayCommand() {
        return this != VIEWER;
    }

    /** Whether this role may share the vehicle. */
    public boolean mayShare() {
        return this == OWNER;
    }
}
