package io.vehicleshadow.agent.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the simulated car as it was while the agent is not running: a real door stays open when the TCU restarts. */
public final class CarMemory {
    private static final Logger LOG = LoggerFactory.getLogger(CarMemory.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Optional<Path> file;

    private CarMemory(Optional<Path> file) {
        this.file = file;
    }

    /** A car that stands parked again after each start. */
    public static CarMemory none() {
        return new CarMemory(Optional.empty());
    }

    /** A car that is kept in that file. */
    public static CarMemory in(Path file) {
        return new CarMemory(Optional.of(file));
    }

    /** What the file says, as far as the catalogue allows it. */
    Map<SignalKey, SignalValue> remembered(SignalCatalogue catalogue) {
        Map<SignalKey, SignalValue> state = new HashMap<>();
        if (file.filter(Files::isRegularFile).isPresent()) {
            try {
                JsonNode json = JSON.readTree(file.get().toFile());
                catalogue
                        .signals()
                        .forEach(signal -> signal.accept(json.path(signal.key().value()))
                                .ifPresent(value -> state.put(signal.key(), value)));
            } catch (IOException e) {
                LOG.warn("The car's state can't be read, it stands parked: {}", e.toString());
            }
        }
        return state;
    }

    void remember(Map<SignalKey, SignalValue> state) {
        file.ifPresent(path -> {
            ObjectNode json = JSON.createObjectNode();
            state.forEach((key, value) -> json.set(key.value(), value.json()));
            try {
                Path fresh = path.resolveSibling(path.getFileName() + ".new");
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(fresh, json.toString());
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                LOG.warn("The car's state can't be kept: {}", e.toString());
            }
        });
    }
}
