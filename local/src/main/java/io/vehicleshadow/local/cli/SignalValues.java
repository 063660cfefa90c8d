package io.vehicleshadow.local.cli;

import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.Iterator;

/** The commands that can be written with a word, such as {@code door=open}, for a shell to complete. */
final class SignalValues implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return SignalCatalogue.standard().commandable().stream()
                .flatMap(signal -> signal.words().stream()
                        .map(word -> signal.key() + "=" + word.value().text()))
                .iterator();
    }
}
