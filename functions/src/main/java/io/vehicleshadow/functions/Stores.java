package io.vehicleshadow.functions;

import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PinStore;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.PresenceStore;

/** Everything that is kept. */
public record Stores(Grants grants, PinStore pins, HistoryStore history, PresenceStore presences) {}
