package io.vehicleshadow.infra.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.FileSystem;

/**
 * A copy of the skill package that Alexa accepts: the built one has placeholders like <code>${PRIVACY_POLICY_URL}</code>
 * for what only a deployment knows. Such a member gets its value or, where there is none, is left out.
 *
 * <p>Source: Skill Management API, Skill Package API Reference (account linking is not part of what is imported) and
 * Skill Manifest Schema (endpoint and addresses may be absent until the skill is submitted).
 */
final class StagedSkillPackage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_IMPORTED = "accountLinking.json";
    /** The permission to send events, which only a smart-home skill has. */
    private static final String SENDS_EVENTS = "alexa::async_event:write";

    private final Map<String, String> values;
    private final boolean smartHome;

    /**
     * @param values what to put in, by name: {@code PRIVACY_POLICY_URL}
     * @param smartHome whether the skill is a smart-home skill too
     */
    StagedSkillPackage(Map<String, String> values, boolean smartHome) {
        this.values = Map.copyOf(values);
        this.smartHome = smartHome;
    }

    /**
     * Copies a built package.
     *
     * @return the folder of the copy
     * @throws UncheckedIOException if a file can't be read, is no JSON, or can't be written
     */
    Path copy(Path built) {
        Path copy = Path.of(FileSystem.mkdtemp("skill-package"));
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(NOT_IMPORTED)) {
                    write(JSON.readTree(Files.readAllBytes(file)), copy.resolve(built.relativize(file)));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("The skill package " + built + " can't be copied: " + e, e);
        }
    }

    private void write(JsonNode json, Path file) throws IOException {
        if (!smartHome) {
            leaveOutSmartHome(json.path("manifest"));
        }
        fill(json);
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private static void leaveOutSmartHome(JsonNode manifest) {
        if (manifest.path("apis") instanceof ObjectNode apis) {
            apis.remove("smartHome");
        }
        if (manifest.path("permissions") instanceof ArrayNode permissions) {
            permissions.removeIf(permission -> permission.path("name").asText().equals(SENDS_EVENTS));
        }
    }

    /** Fills in a tree; an object that loses its last member to this goes too. */
    private void fill(JsonNode json) {
        if (json instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                fill(object, member.getKey(), member.getValue());
            }
        } else {
            json.forEach(this::fill);
        }
    }

    private void fill(ObjectNode object, String key, JsonNode value) {
        String text = value.asText();
        if (text.startsWith("${") && text.endsWith("}")) {
            Optional.ofNullable(values.get(text.substring(2, text.length() - 1)))
                    .ifPresentOrElse(given -> object.put(key, given), () -> object.remove(key));
            return;
        }
        boolean full = !value.isEmpty();
        fill(value);
        if (full && value.isObject() && value.isEmpty()) {
            object.remove(key);
        }
    }
}
