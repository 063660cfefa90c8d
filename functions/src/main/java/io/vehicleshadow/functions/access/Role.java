package io.vehicleshadow.functions.access;

/** What a person may do to a vehicle. */
public enum Role {
    /** Everything, and shares the vehicle. */
    OWNER,
    /** Looks and commands. */
    DRIVER,
    /** Looks. */
    VIEWER;

    public boolean mayCommand() {
        return this != VIEWER;
    }

    public boolean mayShare() {
        return this == OWNER;
    }
}
