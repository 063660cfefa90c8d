package io.vehicleshadow.agent.car.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.disk.DurableFile;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the simulated car as it is while the agent is not running: a real door stays open when the TCU restarts. */
final class CarMemory {
    private static final Logger LOG = LoggerFactory.getLogger(CarMemory.class);
    private final Optional<Path> file;

    /** @param file empty for a car that stands parked again after each start */
    CarMemory(Optional<Path> file) {
        this.file = file;
    }

    /** What the file says, as far as the catalogue allows it. */
    Map<SignalKey, SignalValue> remembered(SignalCatalogue catalogue) {
        Map<SignalKey, SignalValue> state = new HashMap<>();
        if (file.filter(Files::isRegularFile).isPresent()) {
            try {
                JsonNode json = JsonText.read(Files.readAllBytes(file.get()));
                catalogue
                        .signals()
                        .forEach(signal -> signal.accept(json.path(signal.key().value()))
                                .ifPresent(value -> state.put(signal.key(), value)));
            } catch (IOException e) {
                LOG.warn("Can't read the car's state, so it stands parked: {}", e.toString());
            }
        }
        return state;
    }

    void remember(Map<SignalKey, SignalValue> state) {
        file.ifPresent(path -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            state.forEach((key, value) -> json.set(key.value(), value.json()));
            try {
                DurableFile.write(path, JsonText.write(json));
            } catch (IOException e) {
                LOG.warn("Can't save the car's state: {}", e.toString());
            }
        });
    }
}
