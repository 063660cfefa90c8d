package io.vehicleshadow.alexa.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.intent.SkillIntent;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.io.IOException;
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
    private final Catalogues catalogues;

    /** The package for the cars of these catalogues. */
    public SkillPackage(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** Its files, by their path in the package. */
    public Map<String, JsonNode> files() {
        Map<String, JsonNode> files = new TreeMap<>();
        files.put("skill.json", manifest());
        files.put("accountLinking.json", resource("account-linking.json"));
        for (SkillLocale locale : SkillLocale.values()) {
            files.put(
                    "interactionModels/custom/" + locale.tag() + ".json",
                    SkillIntent.model(catalogues, locale).json());
        }
        return files;
    }

    private JsonNode manifest() {
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

    private static JsonNode resource(String name) {
        return Json.resource(SkillPackage.class, name);
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, JsonNode> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, Json.pretty(file.getValue()) + "\n");
        }
    }

    /** Writes the package into the folder that the argument names. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("One argument is expected: the folder to write the skill package to");
        }
        new SkillPackage(Catalogues.configured()).write(Path.of(arguments[0]));
    }
}
