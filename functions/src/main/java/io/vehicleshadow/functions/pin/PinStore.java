package io.vehicleshadow.functions.pin;

import io.vehicleshadow.functions.access.PersonId;
import java.util.Optional;

/** The PIN hashes. Thread-safe; a read sees every write that ended before it. */
public interface PinStore {
    Optional<PinRecord> find(PersonId person);

    /** Puts the record in place of the one of that revision (0: of none); false if it has changed meanwhile. */
    boolean replace(PersonId person, long revision, PinRecord record);
}
