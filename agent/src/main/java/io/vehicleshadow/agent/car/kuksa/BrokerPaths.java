package io.vehicleshadow.agent.car.kuksa;

import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.EntryType;
import io.vehicleshadow.agent.car.kuksa.wire.Metadata;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue's paths, as far as a databroker has them. */
final class BrokerPaths {
    private final Map<String, Signal> readings = new LinkedHashMap<>();
    private final Map<String, DataType> acting = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    BrokerPaths(SignalCatalogue catalogue, List<Metadata> broker) {
        Map<String, Metadata> known = new HashMap<>();
        broker.forEach(metadata -> known.put(metadata.getPath(), metadata));
        for (Signal signal : catalogue.signals()) {
            if (signal.kind() != SignalKind.MOMENTARY) {
                read(signal, known.get(signal.vss().read()));
            }
            if (signal.kind().isCommandable()) {
                act(signal, known.get(signal.vss().act()));
            }
        }
    }

    private void read(Signal signal, Metadata path) {
        if (path == null) {
            mistakes.add("The databroker has no " + signal.vss().read() + ": " + signal.key() + " can't be read");
        } else {
            readings.put(path.getPath(), signal);
        }
    }

    private void act(Signal signal, Metadata path) {
        if (path == null) {
            mistakes.add("The databroker has no " + signal.vss().act() + ": " + signal.key() + " can't be commanded");
        } else if (path.getEntryType() != EntryType.ENTRY_TYPE_ACTUATOR) {
            mistakes.add(path.getPath() + " is no actuator in the databroker: " + signal.key()
                    + " can't be commanded; give it another path to act on, or make it a sensor");
        } else {
            acting.put(path.getPath(), path.getDataType());
            for (AllowedWord word : signal.words()) {
                if (VssValues.write(signal.onVss(word.value()), path.getDataType())
                        .isEmpty()) {
                    mistakes.add(path.getPath() + " is of " + path.getDataType() + " in the databroker: "
                            + signal.key() + "=" + word.value() + " can't be commanded; say in the catalogue which"
                            + " value stands for it");
                }
            }
        }
    }

    /** The signal that is read at the path. */
    Optional<Signal> reading(String path) {
        return Optional.ofNullable(readings.get(path));
    }

    List<String> toRead() {
        return List.copyOf(readings.keySet());
    }

    /** The type of the path that the signal acts on; empty if it can't. */
    Optional<DataType> acting(Signal signal) {
        return Optional.ofNullable(acting.get(signal.vss().act()));
    }

    /** What the broker has not as the catalogue says. */
    List<String> mistakes() {
        return mistakes;
    }
}
