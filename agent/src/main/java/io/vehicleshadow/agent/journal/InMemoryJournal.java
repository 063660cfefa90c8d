package io.vehicleshadow.agent.journal;

import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A journal that lasts as long as the object: for tests, measurements, and vehicles without a disk. */
public final class InMemoryJournal implements Journal {
    private final Map<SignalKey, Intent> intents = new LinkedHashMap<>();

    @Override
    public void write(Intent intent) {
        intents.put(intent.key(), intent);
    }

    @Override
    public void remove(SignalKey key) {
        intents.remove(key);
    }

    @Override
    public Collection<Intent> unanswered() {
        return List.copyOf(intents.values());
    }
}
