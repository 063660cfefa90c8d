package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of a model that lets the skill ask for a slot; the skill leads every dialogue itself. */
record DialogModel(Language language, List<ModelIntent> intents) {

    void writeTo(ObjectNode model) {
        ObjectNode dialog = model.putObject("dialog").put("delegationStrategy", "SKILL_RESPONSE");
        ArrayNode dialogIntents = dialog.putArray("intents");
        Map<String, String> prompts = new TreeMap<>();
        intents.stream().filter(intent -> !intent.slots().isEmpty()).forEach(intent -> {
            ObjectNode json =
                    dialogIntents.addObject().put("name", intent.name()).put("confirmationRequired", false);
            json.putObject("prompts");
            ArrayNode slots = json.putArray("slots");
            intent.slots().forEach(slot -> write(slots.addObject(), slot, prompts));
        });
        writePrompts(model.putArray("prompts"), prompts);
    }

    private void write(ObjectNode json, ModelIntent.Slot slot, Map<String, String> prompts) {
        boolean asked = !slot.samples().isEmpty();
        json.put("name", slot.name()).put("type", slot.type());
        json.put("confirmationRequired", false).put("elicitationRequired", asked);
        ObjectNode slotPrompts = json.putObject("prompts");
        if (asked) {
            slotPrompts.put("elicitation", "Elicit.Slot." + slot.name());
            prompts.put("Elicit.Slot." + slot.name(), language.prompt(slot.name()));
        }
    }

    private static void writePrompts(ArrayNode json, Map<String, String> prompts) {
        prompts.forEach((id, text) -> json.addObject()
                .put("id", id)
                .putArray("variations")
                .addObject()
                .put("type", "PlainText")
                .put("value", text));
    }
}
