package io.vehicleshadow.functions.command;

import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.Optional;

/** Reads keys that any writer of a shadow may have come up with. */
final class SignalKeys {
    private SignalKeys() {}

    static Optional<SignalKey> of(String key) {
        try {
            return Optional.of(new SignalKey(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
