package io.vehicleshadow.functions.voice;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.Optional;

/** What voice keeps. Thread-safe; a read sees every write that ended before it. */
public interface VoiceStore {
    /** Whether the vehicle's owner allows opening, lowering and unlocking by voice without a PIN of ours. */
    boolean mayOpen(ThingName thing);

    /** Allows that, or no longer. */
    void setMayOpen(ThingName thing, boolean allowed);

    /** When the message of that id first came in: now, if it never did. */
    Instant firstDelivery(String messageId, Instant now);

    /** The person's grant to tell Alexa of changes, as it was kept: encrypted. */
    Optional<byte[]> grant(PersonId person);

    /** Keeps the person's grant instead of an earlier one. */
    void keepGrant(PersonId person, byte[] grant);

    /** Forgets the person's grant. */
    void forgetGrant(PersonId person);

    /** The version of the vehicle's shadow of which the person was told last about that part; 0 if never. */
    long lastTold(PersonId person, ThingName thing, String what);

    /** Notes that version, unless a later one is noted. */
    void noteTold(PersonId person, ThingName thing, String what, long version);

    /** Whose turn it is to tell the person of the vehicle. */
    Turn turn(PersonId person, ThingName thing);

    /**
     * Puts the next turn in place of the one that was seen; false if that has changed meanwhile. A turn that was given back
     * may be another's before the answer is there: then too it is false.
     */
    boolean replace(PersonId person, ThingName thing, Turn seen, Turn next);
}
