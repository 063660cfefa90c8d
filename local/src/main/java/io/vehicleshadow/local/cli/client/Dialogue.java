package io.vehicleshadow.local.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.say.AlexaSession;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a sentence left open, kept for the next one for two minutes. */
public final class Dialogue {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path file;
    private final Clock clock;

    public Dialogue(Path folder, Clock clock) {
        file = folder.resolve("voice.json");
        this.clock = clock;
    }

    public Optional<AlexaSession> open(Session person) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode kept = JSON.readTree(Files.readAllBytes(file));
        boolean fresh = Instant.parse(kept.path("at").asText()).plus(PATIENCE).isAfter(clock.instant());
        boolean same = kept.path("person").asInt() == person.accessToken().hashCode();
        return fresh && same ? Optional.of(AlexaSession.read(kept.path("session"))) : Optional.empty();
    }

    /** Keeps what is open now; nothing if the dialogue has ended. */
    public void keep(Session person, Optional<AlexaSession> session) throws IOException {
        if (session.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        PrivateFile.write(
                file,
                JSON.createObjectNode()
                        .put("at", clock.instant().toString())
                        .put("person", person.accessToken().hashCode())
                        .<ObjectNode>set("session", session.get().json())
                        .toString());
    }
}
