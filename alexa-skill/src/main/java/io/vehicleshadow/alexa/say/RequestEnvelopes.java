package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.model.InteractionModel;
import io.vehicleshadow.alexa.model.ModelIntent;
import io.vehicleshadow.alexa.model.SkillLocale;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The JSON that Alexa sends.
 *
 * <p>Source: Alexa Skills Kit, Request and Response JSON Reference.
 */
final class RequestEnvelopes {
    private final SkillLocale locale;
    private final SlotJson slotJson;
    private final String skillId;
    private final Clock clock;
    private final Supplier<String> ids;

    RequestEnvelopes(
            SkillLocale locale, String skillId, EntityResolution resolution, Clock clock, Supplier<String> ids) {
        this.slotJson = new SlotJson(skillId, resolution);
        this.locale = locale;
        this.skillId = skillId;
        this.clock = clock;
        this.ids = ids;
    }

    AlexaSession newSession() {
        return new AlexaSession("amzn1.echo-api.session." + ids.get(), true, Json.object(), Optional.empty());
    }

    /** All but the request itself. No API endpoint: there is no Alexa that could speak in between. */
    ObjectNode envelope(AlexaSession session, Optional<String> accessToken) {
        ObjectNode envelope = Json.object().put("version", "1.0");
        ObjectNode user = Json.object().put("userId", "amzn1.ask.account.local");
        accessToken.ifPresent(token -> user.put("accessToken", token));
        ObjectNode application = Json.object().put("applicationId", skillId);
        ObjectNode json =
                envelope.putObject("session").put("new", session.isNew()).put("sessionId", session.id());
        json.set("attributes", session.attributes());
        json.set("application", application);
        json.set("user", user);
        ObjectNode system = envelope.putObject("context").putObject("System");
        system.set("application", application.deepCopy());
        system.set("user", user.deepCopy());
        system.putObject("device").put("deviceId", "amzn1.ask.device.local").putObject("supportedInterfaces");
        return envelope;
    }

    JsonNode launch(ObjectNode envelope) {
        request(envelope, "LaunchRequest");
        return envelope;
    }

    JsonNode intent(ObjectNode envelope, InteractionModel model, Heard heard) {
        ObjectNode intent =
                request(envelope, "IntentRequest").put("dialogState", "STARTED").putObject("intent");
        intent.put("name", heard.intent()).put("confirmationStatus", "NONE");
        ObjectNode slots = intent.putObject("slots");
        ModelIntent known = model.intent(heard.intent()).orElseThrow();
        known.slots().forEach(slot -> slots.set(slot.name(), SlotJson.empty(slot.name())));
        heard.slots().forEach((name, filling) -> slots.set(name, slotJson.filled(name, filling)));
        return envelope;
    }

    /** The intent that the skill asked to have continued, with the answer in its slots. */
    JsonNode followUp(ObjectNode envelope, InteractionModel model, Heard heard, AlexaSession.Question question) {
        ObjectNode intent = question.updatedIntent().deepCopy();
        ObjectNode slots = intent.withObject("/slots");
        slots.forEach(slot -> slotJson.again((ObjectNode) slot));
        model.intent(heard.intent()).orElseThrow().slots().stream()
                .filter(slot -> !slots.has(slot.name()))
                .forEach(slot -> slots.set(slot.name(), SlotJson.empty(slot.name())));
        heard.slots().forEach((name, filling) -> slots.set(name, slotJson.filled(name, filling)));
        request(envelope, "IntentRequest").put("dialogState", "IN_PROGRESS").set("intent", intent);
        return envelope;
    }

    private ObjectNode request(ObjectNode envelope, String type) {
        return envelope.putObject("request")
                .put("type", type)
                .put("requestId", "amzn1.echo-api.request." + ids.get())
                .put("locale", locale.tag())
                .put(
                        "timestamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
