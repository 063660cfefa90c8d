package io.vehicleshadow.vehicle.command;

/** The state of a command. The first four are the vehicle's words (those of AWS IoT commands), the others the API's. */
public enum CommandStatus {
    /** Done, and reported. */
    SUCCEEDED,
    /** The ECU tried and could not, or never answered. */
    FAILED,
    /** The vehicle refused. */
    REJECTED,
    /** It expired before the vehicle answered. */
    TIMED_OUT,
    /** Requested and not answered yet. */
    IN_PROGRESS,
    /** A newer request for the same signal replaced it before the answer. */
    SUPERSEDED,
    /** Withdrawn before the vehicle answered. */
    WITHDRAWN
}
