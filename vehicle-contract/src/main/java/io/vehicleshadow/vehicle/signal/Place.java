package io.vehicleshadow.vehicle.signal;

/** Where in the vehicle a part is, seen in the direction of travel. */
public enum Place {
    FRONT("front"),
    FRONT_LEFT("frontLeft"),
    FRONT_RIGHT("frontRight"),
    LEFT("left"),
    RIGHT("right"),
    MIDDLE("middle"),
    REAR("rear"),
    REAR_LEFT("rearLeft"),
    REAR_RIGHT("rearRight"),
    ROOF("roof");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /** Its word in the catalogue file. */
    public String word() {
        return word;
    }
}
