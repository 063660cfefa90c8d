package io.vehicleshadow.agent.status;

import io.vehicleshadow.agent.disk.DurableFile;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The status of the agent that keeps its data in a folder; only its owner may read it. */
final class StatusFile {
    private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);
    private static final String NAME = "status.json";
    private final Path file;

    StatusFile(Path data) {
        file = data.resolve(NAME);
    }

    /** A status that can't be written holds up nothing. */
    void write(AgentStatus status) {
        try {
            DurableFile.writeShortLived(file, JsonText.write(status.json()));
        } catch (IOException e) {
            LOG.warn("Can't say how the agent is: {}", e.toString());
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Can't remove the status: {}", e.toString());
        }
    }

    /**
     * The status of the agent that runs; empty if none does.
     *
     * @throws IOException if it can't be read
     */
    Optional<AgentStatus> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(AgentStatus.of(JsonText.read(Files.readAllBytes(file))))
                    .filter(status -> status.process().isAlive());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no status of an agent: " + e.getMessage(), e);
        }
    }
}
