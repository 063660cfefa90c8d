package io.vehicleshadow.vehicle.signal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The signals of a vehicle, in the order of the catalogue file {@code catalogue.json} beside this class. */
public final class SignalCatalogue {
    private final Map<String, Signal> signals = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two signals have the same key */
    public SignalCatalogue(List<Signal> signals) {
        for (Signal signal : signals) {
            if (this.signals.put(signal.key().value(), signal) != null) {
                throw new IllegalArgumentException("Signal '" + signal.key() + "' stands in the catalogue twice");
            }
        }
    }

    /** The catalogue that the product ships. */
    public static SignalCatalogue standard() {
        try (InputStream file = SignalCatalogue.class.getResourceAsStream("catalogue.json")) {
            return CatalogueFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The signal catalogue can't be read", e);
        }
    }

    /** All signals. */
    public Collection<Signal> signals() {
        return List.copyOf(signals.values());
    }

    /** The signals that a person may ask for. */
    public List<Signal> commandable() {
        return signals.values().stream().filter(s -> s.kind().isCommandable()).toList();
    }

    /** The signal of that key; the key may be anything that a writer of the shadow came up with. */
    public Optional<Signal> find(String key) {
        return Optional.ofNullable(signals.get(key));
    }

    /** The keys that can be asked for, in words, for an error message. */
    public String commandableKeys() {
        return commandable().stream().map(s -> s.key().value()).collect(Collectors.joining(", "));
    }
}
