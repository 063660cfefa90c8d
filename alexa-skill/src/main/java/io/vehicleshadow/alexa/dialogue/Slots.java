package io.vehicleshadow.alexa.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.model.SlotType;
import io.vehicleshadow.alexa.model.SlotWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The slots of an intent as Alexa filled them.
 *
 * @param intent the request's JSON of it
 * @param words what a word means where Alexa does not say
 */
public record Slots(JsonNode intent, SlotWords words) {
    private static final Map<String, List<String>> BELONGING = Map.of(
            SlotNames.PIN, List.of(SlotNames.PIN, SlotNames.LONG_PIN),
            SlotNames.NUMBER, List.of(SlotNames.NUMBER, SlotNames.TENTHS, SlotNames.HALF));

    /** Whether the person was asked to confirm the intent, and said no. */
    public boolean isDenied() {
        return intent.path("confirmationStatus").asText().equals("DENIED");
    }

    /** The words said for a slot; empty if it was not filled, or the person took them back. */
    public Optional<String> said(String slot) {
        return Optional.of(slot(slot))
                .filter(json -> !json.path("confirmationStatus").asText().equals("DENIED"))
                .map(json -> json.path("value").textValue())
                .filter(value -> !value.isBlank() && !value.equals("?"));
    }

    /** The id of the value of our slot type that was meant; empty if nothing was said, or nothing known. */
    public Optional<String> id(String slot) {
        return meant(slot).map(value -> value.path("id").textValue());
    }

    /** The name of the value of our slot type that was meant. */
    public Optional<String> name(String slot) {
        return meant(slot).map(value -> value.path("name").textValue());
    }

    /** Words that may mean several values mean the one that is called so, or none. */
    private Optional<JsonNode> meant(String slot) {
        return said(slot).flatMap(said -> {
            JsonNode authorities = slot(slot).path("resolutions").path("resolutionsPerAuthority");
            Map<String, JsonNode> matches = matches(authorities);
            if (matches.isEmpty()) {
                return wasRefused(authorities)
                        ? Optional.empty()
                        : words.said(name(), slot, said).map(Slots::json);
            }
            return matches.values().stream()
                    .filter(value ->
                            matches.size() == 1 || value.path("name").asText().equalsIgnoreCase(said))
                    .findFirst();
        });
    }

    private static Map<String, JsonNode> matches(JsonNode authorities) {
        Map<String, JsonNode> matches = new LinkedHashMap<>();
        for (JsonNode authority : authorities) {
            if (code(authority).equals("ER_SUCCESS_MATCH")) {
                authority
                        .path("values")
                        .forEach(match -> matches.putIfAbsent(
                                match.path("value").path("id").asText(), match.path("value")));
            }
        }
        return matches;
    }

    /** An authority that failed or was not asked says nothing about the word. */
    private static boolean wasRefused(JsonNode authorities) {
        return StreamSupport.stream(authorities.spliterator(), false)
                .anyMatch(authority -> code(authority).equals("ER_SUCCESS_NO_MATCH"));
    }

    private static String code(JsonNode authority) {
        return authority.path("status").path("code").asText();
    }

    private static JsonNode json(SlotType.Value value) {
        return Json.object().put("name", value.name()).put("id", value.id());
    }

    private String name() {
        return intent.path("name").asText();
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
    public Slots withPinOf(Slots other) {
        ObjectNode filled = intent.deepCopy();
        BELONGING.get(SlotNames.PIN).stream()
                .filter(name -> other.intent.path("slots").has(name))
                .forEach(name -> filled.withObject("/slots").set(name, other.slot(name)));
        return new Slots(filled, words);
    }

    /** The intent with that value of our slot type, in the words of the language: Alexa may resolve them anew. */
    public Slots with(String slot, String id) {
        String word = words.value(name(), slot, id).map(SlotType.Value::name).orElse(id);
        ObjectNode filled = intent.deepCopy();
        ObjectNode json = filled.withObject("/slots").putObject(slot);
        json.put("name", slot).put("value", word).put("confirmationStatus", "NONE");
        ObjectNode authority = json.putObject("resolutions")
                .putArray("resolutionsPerAuthority")
                .addObject();
        authority.putObject("status").put("code", "ER_SUCCESS_MATCH");
        authority
                .putArray("values")
                .addObject()
                .putObject("value")
                .put("name", word)
                .put("id", id);
        return new Slots(filled, words);
    }
}
