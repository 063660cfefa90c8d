package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.signal.Wording;
import java.util.Map;
import java.util.Optional;

/** Names in every language of the skill, as the discovery tells them. */
final class Texts {
    private Texts() {}

    /** The written names, English where a language has none of its own. */
    static ObjectNode names(Map<String, Wording> wordings, String fallback) {
        ObjectNode resources = Json.object();
        ArrayNode names = resources.putArray("friendlyNames");
        for (SkillLocale locale : SkillLocale.values()) {
            names.addObject()
                    .put("@type", "text")
                    .putObject("value")
                    .put("text", name(wordings, locale.language(), fallback))
                    .put("locale", locale.tag());
        }
        return resources;
    }

    static String name(Map<String, Wording> wordings, String language, String fallback) {
        return Optional.ofNullable(wordings.getOrDefault(language, wordings.get("en")))
                .map(Wording::written)
                .orElse(fallback);
    }
}
