package io.vehicleshadow.functions.wiring;

import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.label.VehicleLabels;
import io.vehicleshadow.functions.pin.PinStore;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.share.People;
import io.vehicleshadow.functions.voice.VoiceStore;

/** All that the cloud stores, and who has an account in the sign-in. */
public record Stores(
        Grants grants,
        PinStore pins,
        HistoryStore history,
        PresenceStore presences,
        VoiceStore voice,
        VehicleLabels labels,
        People people) {}
