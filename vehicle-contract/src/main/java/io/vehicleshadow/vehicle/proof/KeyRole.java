package io.vehicleshadow.vehicle.proof;

/** What a person's key may prove. */
public enum KeyRole {
    /** Every command, and which keys there are. */
    OWNER,
    /** Every command. */
    DRIVER,
    /** Every command, until a time that the owner chose. */
    GUEST,
    /** Every command; of a program in the cloud that speaks for people who have no key at hand. */
    VOICE;

    /** Whether it may say which keys there are. */
    public boolean mayChangeKeys() {
        return this == OWNER;
    }
}
