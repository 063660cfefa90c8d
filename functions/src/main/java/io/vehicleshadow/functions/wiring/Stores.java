package io.vehicleshadow.functions.wiring;

import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.pin.PinStore;
import io.vehicleshadow.functions.presence.PresenceStore;

/** All that the cloud stores, but for what voice keeps. */
public record Stores(Grants grants, PinStore pins, HistoryStore history, PresenceStore presences) {}
