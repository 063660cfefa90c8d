package io.vehicleshadow.vehicle.signal;

/** What must hold in the vehicle at the moment of acting; checked by the vehicle, never by the cloud. */
public enum Interlock {
    /** The vehicle does not move. */
    STANDING,
    /** The doors are not locked. */
    UNLOCKED
}
