package io.vehicleshadow.vehicle.signal;

/** Where in the vehicle a part is, seen in the direction of travel. */
public enum Place {
    /** At the front. */
    FRONT("front"),
    /** At the front on the left. */
    FRONT_LEFT("frontLeft"),
    /** At the front on the right. */
    FRONT_RIGHT("frontRight"),
    /** On the left. */
    LEFT("left"),
    /** On the right. */
    RIGHT("right"),
    /** In the middle. */
    MIDDLE("middle"),
    /** At the rear. */
    REAR("rear"),
    /** At the rear on the left. */
    REAR_LEFT("rearLeft"),
    /** At the rear on the right. */
    REAR_RIGHT("rearRight"),
    /** On the roof. */
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
