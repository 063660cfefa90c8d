package io.vehicleshadow.vehicle.command;

/**
 * What has become of a command. The first four are the vehicle's words (those of AWS IoT commands), the others the
 * API's.
 */
public enum CommandStatus {
    /** Done, and reported. */
    SUCCEEDED,
    /** The ECU tried and could not, or never answered. */
    FAILED,
    /** The vehicle would not. */
    REJECTED,
    /** Nobody answered before the command went stale. */
    TIMED_OUT,
    /** Asked and not yet answered. */
    IN_PROGRESS,
    /** Another request for the same signal came before the answer. */
    SUPERSEDED,
    /** Taken back before the vehicle answered. */
    WITHDRAWN
}
