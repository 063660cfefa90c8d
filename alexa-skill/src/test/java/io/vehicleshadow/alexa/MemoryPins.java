package io.vehicleshadow.alexa;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.pin.PinRecord;
import io.vehicleshadow.functions.pin.PinStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** PINs in memory. */
final class MemoryPins implements PinStore {
    private final Map<PersonId, PinRecord> pins = new ConcurrentHashMap<>();

    @Override
    public Optional<PinRecord> find(PersonId person) {
        return Optional.ofNullable(pins.get(person));
    }

    @Override
    public boolean replace(PersonId person, long revision, PinRecord record) {
        pins.put(person, record);
        return true;
    }

    void clear() {
        pins.clear();
    }
}
