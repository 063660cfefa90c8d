package io.vehicleshadow.functions.wiring;

import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.label.VehicleLabels;
import io.vehicleshadow.functions.pin.PinStore;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.share.People;

/** Everything that is kept, here and in the sign-in. */
public record Stores(
        Grants grants,
        PinStore pins,
        HistoryStore history,
        PresenceStore presences,
        VehicleLabels labels,
        People people) {}
