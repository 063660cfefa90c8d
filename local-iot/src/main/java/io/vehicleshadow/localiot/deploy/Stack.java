package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was made for a stack, so that the next deployment can remove what its template doesn't hold any more; a file. */
final class Stack {

    /** A resource that was made. */
    record Made(String type, String name) {}

    private final Path file;
    private final List<Made> made = new ArrayList<>();

    /** @throws IllegalArgumentException when the file is there and isn't one of ours */
    Stack(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                for (JsonNode each : Json.read(Files.readString(file)).path("made")) {
                    made.add(new Made(
                            each.path("type").asText(), each.path("name").asText()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean holds(Made resource) {
        return made.contains(resource);
    }

    /** What was made, the last first. */
    List<Made> lastFirst() {
        List<Made> reversed = new ArrayList<>(made);
        Collections.reverse(reversed);
        return reversed;
    }

    void add(Made resource) {
        if (!made.contains(resource)) {
            made.add(resource);
            write();
        }
    }

    void remove(Made resource) {
        made.remove(resource);
        write();
    }

    private void write() {
        ObjectNode json = Json.object();
        made.forEach(each ->
                json.withArray("/made").addObject().put("type", each.type()).put("name", each.name()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.writeString(Path.of(file + ".new"), json.toPrettyString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
