package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The interaction model of one locale: what Alexa turns into which intent.
 *
 * <p>Source: Alexa Skills Kit, Interaction Model Schema.
 *
 * @param locale for whom
 * @param language the language file that it is made of
 * @param intents in the order in which they were given
 * @param types our own slot types
 */
public record InteractionModel(SkillLocale locale, Language language, List<ModelIntent> intents, List<SlotType> types) {

    /**
     * The model of these intents for these catalogues: there is one for all cars. Alexa takes no slot type without values,
     * so where no car has anything to lock or to raise there is no intent for it.
     */
    public static InteractionModel of(List<IntentSpec> specs, Catalogues catalogues, SkillLocale locale) {
        Language language = Language.of(locale);
        Map<Boolean, List<SlotType>> types = SlotTypes.of(catalogues, language).stream()
                .collect(Collectors.partitioningBy(type -> type.values().isEmpty()));
        Set<String> empty = types.get(true).stream().map(SlotType::name).collect(Collectors.toSet());
        List<ModelIntent> intents = specs.stream()
                .filter(spec -> Collections.disjoint(spec.slotTypes().values(), empty))
                .map(spec -> ModelIntent.of(spec, language))
                .toList();
        return new InteractionModel(locale, language, intents, types.get(false));
    }

    /** The slot type of ours with that name. */
    public Optional<SlotType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The intent of that name. */
    public Optional<ModelIntent> intent(String name) {
        return intents.stream().filter(intent -> intent.name().equals(name)).findFirst();
    }

    /** The model as the skill package holds it. */
    public ObjectNode json() {
        ObjectNode root = Json.object();
        ObjectNode model = root.putObject("interactionModel");
        ObjectNode languageModel = model.putObject("languageModel").put("invocationName", language.invocationName());
        ArrayNode jsonIntents = languageModel.putArray("intents");
        intents.forEach(intent -> jsonIntents.add(intent.json()));
        ArrayNode jsonTypes = languageModel.putArray("types");
        types.forEach(type -> jsonTypes.add(type.json()));
        new DialogModel(language, intents).writeTo(model);
        return root;
    }
}
