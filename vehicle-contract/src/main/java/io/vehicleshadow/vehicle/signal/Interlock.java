package io.vehicleshadow.vehicle.signal;

/**
 * What must hold in the vehicle at the moment of acting; checked by the vehicle, never by the cloud.
 *
 * @param name its name in the catalogue, such as {@code standing}
 * @param condition what it says of the car's readings
 */
public record Interlock(String name, Condition condition) {
    @Override
    public String toString() {
        return name + " (" + condition + ")";
    }
}
