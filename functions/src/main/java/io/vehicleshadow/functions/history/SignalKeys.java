package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.Optional;

/** Reads keys that any writer of a shadow may have come up with. */
public final class SignalKeys {
    private SignalKeys() {}

    public static Optional<SignalKey> of(String key) {
        try {
            return Optional.of(new SignalKey(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
