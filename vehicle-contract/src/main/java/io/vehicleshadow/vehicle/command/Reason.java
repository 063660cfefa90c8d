package io.vehicleshadow.vehicle.command;

import io.vehicleshadow.vehicle.signal.Interlock;

/** Why a vehicle did not execute a command: the closed list of the contract. */
public enum Reason {
    /** The command was older than its signal allows. */
    STALE,
    /** The vehicle has no such signal that takes commands. */
    UNKNOWN_SIGNAL,
    /** The signal can't have that value. */
    INVALID_VALUE,
    /** The vehicle moves, and this is only done while it stands. */
    VEHICLE_MOVING,
    /** The door is locked, and a locked door does not open. */
    DOOR_LOCKED,
    /** The ECU did not answer in time; the reported value is what it reads. */
    ECU_TIMEOUT,
    /** The ECU tried and could not; the reported value is what it reads. */
    ECU_FAULT,
    /** The vehicle has too much under way to take this on. */
    BUSY,
    /** The vehicle can't write down what it is about to do, and so does not do it. */
    JOURNAL_UNAVAILABLE,
    /** An interlock of the vehicle's own catalogue does not hold. */
    INTERLOCK;

    /** Why a command is rejected where the interlock does not hold: the two that every catalogue may have have words of their own. */
    public static Reason without(Interlock interlock) {
        return switch (interlock.name()) {
            case "standing" -> VEHICLE_MOVING;
            case "unlocked" -> DOOR_LOCKED;
            default -> INTERLOCK;
        };
    }
}
