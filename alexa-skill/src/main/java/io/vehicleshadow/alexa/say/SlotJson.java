package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;

/** A slot of a request with its entity resolution. */
record SlotJson(String skillId, EntityResolution resolution) {
    static ObjectNode empty(String name) {
        return Json.object().put("name", name).put("confirmationStatus", "NONE");
    }

    ObjectNode filled(String name, Heard.Filling filling) {
        ObjectNode slot = empty(name).put("value", filling.said()).put("source", "USER");
        if (filling.type().startsWith("AMAZON.") || resolution == EntityResolution.NONE) {
            return slot;
        }
        ObjectNode authority = slot.putObject("resolutions")
                .putArray("resolutionsPerAuthority")
                .addObject()
                .put("authority", "amzn1.er-authority.echo-sdk." + skillId + "." + filling.type());
        authority.putObject("status").put("code", code(filling));
        if (resolution == EntityResolution.MATCHED) {
            filling.match()
                    .ifPresent(match -> authority
                            .putArray("values")
                            .addObject()
                            .putObject("value")
                            .put("name", match.name())
                            .put("id", match.id()));
        }
        return slot;
    }

    private String code(Heard.Filling filling) {
        return resolution.error().orElse(filling.match().isPresent() ? "ER_SUCCESS_MATCH" : "ER_SUCCESS_NO_MATCH");
    }

    /** A slot of the dialogue so far, as Alexa hands it back. */
    ObjectNode again(ObjectNode slot) {
        if (resolution != EntityResolution.MATCHED) {
            slot.remove("resolutions");
        }
        return slot;
    }
}
