package io.vehicleshadow.functions.wiring;

import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.pin.PinStore;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.voice.VoiceStore;

/** All that the cloud stores. */
public record Stores(Grants grants, PinStore pins, HistoryStore history, PresenceStore presences, VoiceStore voice) {}
