package io.vehicleshadow.functions.presence;

import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.vehicle.ThingName;
import java.util.Optional;

/** Keeps who is connected, from lifecycle events in any order. */
public final class RecordPresence {
    private final PresenceStore store;
    private final Meter meter;

    public RecordPresence(PresenceStore store, Meter meter) {
        this.store = store;
        this.meter = meter;
    }

    /** Takes one event in; an older one than the last, or the same again, changes nothing. */
    public void record(ThingName thing, Presence event) {
        Optional<Presence> last;
        do {
            last = store.find(thing);
            if (last.isPresent() && !event.follows(last.get())) {
                return;
            }
        } while (!store.replace(thing, last, event));
        meter.present(event.online());
    }
}
