package io.vehicleshadow.alexa.intent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.model.SlotNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The slots of an intent as Alexa filled them.
 *
 * @param intent the request's JSON of it
 */
record Slots(JsonNode intent) {
    private static final Map<String, List<String>> BELONGING = Map.of(
            SlotNames.PIN, List.of(SlotNames.PIN, SlotNames.LONG_PIN),
            SlotNames.NUMBER, List.of(SlotNames.NUMBER, SlotNames.TENTHS, SlotNames.HALF));

    /** Whether the person was asked to confirm the intent, and said no. */
    boolean isDenied() {
        return intent.path("confirmationStatus").asText().equals("DENIED");
    }

    /** The words said for a slot; empty if it was not filled, or the person took them back. */
    Optional<String> said(String slot) {
        return Optional.of(slot(slot))
                .filter(json -> !json.path("confirmationStatus").asText().equals("DENIED"))
                .map(json -> json.path("value").textValue())
                .filter(value -> !value.isBlank() && !value.equals("?"));
    }

    /** The id of the value of our slot type that was meant; empty if nothing was said, or nothing known. */
    Optional<String> id(String slot) {
        return meant(slot).map(value -> value.path("id").textValue());
    }

    /** The name of the value of our slot type that was meant. */
    Optional<String> name(String slot) {
        return meant(slot).map(value -> value.path("name").textValue());
    }

    /** Words that may mean several values mean the one that is called so, or none. */
    private Optional<JsonNode> meant(String slot) {
        Map<String, JsonNode> matches = new LinkedHashMap<>();
        for (JsonNode authority : slot(slot).path("resolutions").path("resolutionsPerAuthority")) {
            if (authority.path("status").path("code").asText().equals("ER_SUCCESS_MATCH")) {
                authority.path("values").forEach(match -> {
                    JsonNode value = match.path("value");
                    matches.putIfAbsent(value.path("id").asText(), value);
                });
            }
        }
        return said(slot)
                .flatMap(said -> matches.values().stream()
                        .filter(value -> matches.size() == 1
                                || value.path("name").asText().equalsIgnoreCase(said))
                        .findFirst());
    }

    private JsonNode slot(String name) {
        return intent.path("slots").path(name);
    }

    /** The intent as it is to go on: without what was said for that slot, and without a PIN. */
    ObjectNode without(String slot) {
        ObjectNode rest = intent.deepCopy();
        ObjectNode slots = rest.withObject("/slots");
        BELONGING.getOrDefault(slot, List.of(slot)).forEach(name -> empty(slots, name));
        BELONGING.get(SlotNames.PIN).stream().filter(slots::has).forEach(name -> empty(slots, name));
        return rest;
    }

    private static void empty(ObjectNode slots, String name) {
        slots.putObject(name).put("name", name).put("confirmationStatus", "NONE");
    }

    /** The intent with what these slots hold for a PIN. */
    Slots withPinOf(Slots other) {
        ObjectNode filled = intent.deepCopy();
        BELONGING.get(SlotNames.PIN).stream()
                .filter(name -> other.intent.path("slots").has(name))
                .forEach(name -> filled.withObject("/slots").set(name, other.slot(name)));
        return new Slots(filled);
    }

    /** The intent with that value of our slot type. */
    Slots with(String slot, String id) {
        ObjectNode filled = intent.deepCopy();
        ObjectNode json = filled.withObject("/slots").putObject(slot);
        json.put("name", slot).put("value", id).put("confirmationStatus", "NONE");
        ObjectNode authority = json.putObject("resolutions")
                .putArray("resolutionsPerAuthority")
                .addObject();
        authority.putObject("status").put("code", "ER_SUCCESS_MATCH");
        authority
                .putArray("values")
                .addObject()
                .putObject("value")
                .put("name", id)
                .put("id", id);
        return new Slots(filled);
    }
}
