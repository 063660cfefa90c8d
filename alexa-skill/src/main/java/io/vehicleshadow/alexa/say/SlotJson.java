package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;

/** A slot of a request with its entity resolution. */
final class SlotJson {
    private SlotJson() {}

    static ObjectNode empty(String name) {
        return Json.object().put("name", name).put("confirmationStatus", "NONE");
    }

    static ObjectNode filled(String name, Heard.Filling filling, String skillId) {
        ObjectNode slot = empty(name).put("value", filling.said()).put("source", "USER");
        if (!filling.type().startsWith("AMAZON.")) {
            ObjectNode authority = slot.putObject("resolutions")
                    .putArray("resolutionsPerAuthority")
                    .addObject()
                    .put("authority", "amzn1.er-authority.echo-sdk." + skillId + "." + filling.type());
            authority
                    .putObject("status")
                    .put("code", filling.match().isPresent() ? "ER_SUCCESS_MATCH" : "ER_SUCCESS_NO_MATCH");
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
}
