package io.vehicleshadow.alexa.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.model.InteractionModel;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The skill package: manifest, account linking and one interaction model for each locale.
 *
 * <p>Source: Alexa Skills Kit, Skill Package Format.
 */
public final class SkillPackage {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final SignalCatalogue catalogue;

    /** The package for these signals. */
    public SkillPackage(SignalCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Its files, by their path in the package. */
    public Map<String, JsonNode> files() throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        files.put("skill.json", manifest());
        files.put("accountLinking.json", resource("account-linking.json"));
        for (SkillLocale locale : SkillLocale.values()) {
            files.put(
                    "interactionModels/custom/" + locale.tag() + ".json",
                    InteractionModel.of(catalogue, locale).json());
        }
        return files;
    }

    private JsonNode manifest() throws IOException {
        ObjectNode manifest = (ObjectNode) resource("skill.json");
        JsonNode texts = resource("publishing.json");
        for (SkillLocale locale : SkillLocale.values()) {
            JsonNode own = texts.path(locale.language());
            ObjectNode publishing = manifest.withObject("/manifest/publishingInformation/locales/" + locale.tag());
            publishing.setAll((ObjectNode) own.path("publishing").deepCopy());
            ObjectNode privacy = manifest.withObject("/manifest/privacyAndCompliance/locales/" + locale.tag());
            privacy.setAll((ObjectNode) own.path("privacy").deepCopy());
        }
        return manifest;
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = SkillPackage.class.getResourceAsStream(name)) {
            return JSON.readTree(in);
        }
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, JsonNode> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, JSON.writeValueAsString(file.getValue()) + "\n");
        }
    }

    /** Writes the package into the folder that the argument names. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("One argument is expected: the folder to write the skill package to");
        }
        new SkillPackage(SignalCatalogue.standard()).write(Path.of(arguments[0]));
    }
}
