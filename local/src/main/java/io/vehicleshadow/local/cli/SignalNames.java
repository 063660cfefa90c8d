package io.vehicleshadow.local.cli;

import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.Iterator;

/** The signals that can be requested, for a shell to complete. */
final class SignalNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return SignalCatalogue.standard().commandable().stream()
                .map(signal -> signal.key().value())
                .iterator();
    }
}
