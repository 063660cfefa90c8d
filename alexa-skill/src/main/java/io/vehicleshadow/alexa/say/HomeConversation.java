package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.model.SkillLocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Plays Alexa towards a smart-home skill: finds what a sentence is about among the endpoints that were discovered, and
 * makes the directive that their interfaces and {@code semantics} lead to. Thread-safe.
 */
public final class HomeConversation {
    private static final Pattern TO_THE_CUSTOM_SKILL = Pattern.compile(
            "(?iu)alexa\\W+(ask|tell|open|launch|start|frage?|bitte|sage?|öffne|starte)\\s+(my car|mein auto)\\b.*");
    private static final Pattern TO_ALEXA = Pattern.compile("(?iu)alexa\\W.*");

    private final SkillLocale locale;
    private final String token;
    private final Supplier<String> ids;

    /**
     * @param token of account linking
     * @param ids a new random UUID at each call
     */
    public HomeConversation(SkillLocale locale, String token, Supplier<String> ids) {
        this.locale = locale;
        this.token = token;
        this.ids = ids;
    }

    /** What Alexa makes of a sentence. */
    public sealed interface Understood {
        /** She sends this, for an endpoint that was discovered. */
        record Sends(JsonNode directive, JsonNode endpoint) implements Understood {}

        /** She sends nothing and says why. */
        record Nothing(String speech) implements Understood {}
    }

    /** Whether a sentence goes to smart-home skills: one to Alexa that names no custom skill. */
    public static boolean isMeant(String sentence) {
        return TO_ALEXA.matcher(sentence.strip()).matches()
                && !TO_THE_CUSTOM_SKILL.matcher(sentence.strip()).matches();
    }

    /** Asks for the endpoints. */
    public JsonNode discover() {
        ObjectNode message = message("Alexa.Discovery", "Discover");
        message.withObject("/directive/payload").set("scope", scope());
        return message;
    }

    /** Asks for the state of an endpoint. */
    public JsonNode reportState(JsonNode endpoint) {
        return toEndpoint(endpoint, "Alexa", "ReportState", Json.object());
    }

    /** @param discovered the answer to {@link #discover()} */
    public Understood understand(String text, JsonNode discovered) {
        Optional<HomeSentence> sentence = HomeSentence.of(text);
        if (sentence.isEmpty()) {
            return new Understood.Nothing("Sorry, I don't know that one.");
        }
        List<JsonNode> named = named(sentence.get().device(), discovered.at("/event/payload/endpoints"));
        if (named.isEmpty()) {
            return new Understood.Nothing(
                    "I couldn't find a device called " + sentence.get().device() + ".");
        }
        return named.stream()
                .flatMap(endpoint -> directive(sentence.get(), endpoint).stream()
                        .map(directive -> (Understood) new Understood.Sends(directive, endpoint)))
                .findFirst()
                .orElseGet(() ->
                        new Understood.Nothing(named.get(0).path("friendlyName").asText() + " doesn't support that."));
    }

    private List<JsonNode> named(String device, JsonNode endpoints) {
        List<JsonNode> named = new ArrayList<>();
        for (JsonNode endpoint : endpoints) {
            if (HomeAnswers.names(endpoint, locale).anyMatch(device::equalsIgnoreCase)) {
                named.add(endpoint);
            }
        }
        return named;
    }

    private Optional<JsonNode> directive(HomeSentence sentence, JsonNode endpoint) {
        return switch (sentence.want()) {
            case OPEN -> byAction(endpoint, "Open");
            case CLOSE -> byAction(endpoint, "Close");
            case RAISE -> byAction(endpoint, "Raise");
            case LOWER -> byAction(endpoint, "Lower");
            case LOCK -> plain(endpoint, "Alexa.LockController", "Lock");
            case UNLOCK -> plain(endpoint, "Alexa.LockController", "Unlock");
            case ON ->
                plain(endpoint, "Alexa.PowerController", "TurnOn")
                        .or(() -> plain(endpoint, "Alexa.SceneController", "Activate"))
                        .or(() -> thermostatMode(endpoint, "AUTO"));
            case OFF -> plain(endpoint, "Alexa.PowerController", "TurnOff").or(() -> thermostatMode(endpoint, "OFF"));
            case SET -> set(endpoint, sentence.number().orElseThrow());
            case WARMER -> adjust(endpoint, BigDecimal.ONE);
            case COOLER -> adjust(endpoint, BigDecimal.ONE.negate());
            case STATE -> Optional.of(reportState(endpoint));
        };
    }

    /** An action leads where the endpoint's own {@code semantics} say, or nowhere. */
    private Optional<JsonNode> byAction(JsonNode endpoint, String action) {
        for (JsonNode capability : endpoint.path("capabilities")) {
            for (JsonNode mapping : capability.at("/semantics/actionMappings")) {
                if (mapping.path("actions").toString().contains("\"Alexa.Actions." + action + "\"")) {
                    JsonNode directive = mapping.path("directive");
                    return Optional.of(toCapability(
                            endpoint, capability, directive.path("name").asText(), directive.path("payload")));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> plain(JsonNode endpoint, String namespace, String name) {
        return capability(endpoint, namespace)
                .map(capability -> toCapability(endpoint, capability, name, Json.object()));
    }

    private Optional<JsonNode> thermostatMode(JsonNode endpoint, String mode) {
        ObjectNode payload = Json.object();
        payload.putObject("thermostatMode").put("value", mode);
        return capability(endpoint, "Alexa.ThermostatController")
                .map(capability -> toCapability(endpoint, capability, "SetThermostatMode", payload));
    }

    private Optional<JsonNode> set(JsonNode endpoint, BigDecimal number) {
        ObjectNode temperature = Json.object();
        temperature.set("targetSetpoint", temperature(number));
        return capability(endpoint, "Alexa.ThermostatController")
                .map(capability -> toCapability(endpoint, capability, "SetTargetTemperature", temperature))
                .or(() -> capability(endpoint, "Alexa.RangeController")
                        .map(capability -> toCapability(
                                endpoint,
                                capability,
                                "SetRangeValue",
                                Json.object().put("rangeValue", number))));
    }

    private Optional<JsonNode> adjust(JsonNode endpoint, BigDecimal difference) {
        ObjectNode payload = Json.object();
        payload.set("targetSetpointDelta", temperature(difference));
        return capability(endpoint, "Alexa.ThermostatController")
                .map(capability -> toCapability(endpoint, capability, "AdjustTargetTemperature", payload));
    }

    private ObjectNode temperature(BigDecimal degrees) {
        return Json.object().put("value", degrees).put("scale", locale == SkillLocale.EN_US ? "FAHRENHEIT" : "CELSIUS");
    }

    private static Optional<JsonNode> capability(JsonNode endpoint, String namespace) {
        for (JsonNode capability : endpoint.path("capabilities")) {
            if (capability.path("interface").asText().equals(namespace)) {
                return Optional.of(capability);
            }
        }
        return Optional.empty();
    }

    private JsonNode toCapability(JsonNode endpoint, JsonNode capability, String name, JsonNode payload) {
        ObjectNode message = toEndpoint(endpoint, capability.path("interface").asText(), name, payload);
        if (capability.has("instance")) {
            message.withObject("/directive/header").set("instance", capability.path("instance"));
        }
        return message;
    }

    private ObjectNode toEndpoint(JsonNode endpoint, String namespace, String name, JsonNode payload) {
        ObjectNode message = message(namespace, name);
        message.withObject("/directive/header").put("correlationToken", ids.get());
        ObjectNode to = message.withObject("/directive/endpoint");
        to.set("scope", scope());
        to.set("endpointId", endpoint.path("endpointId"));
        to.putObject("cookie");
        message.withObject("/directive").set("payload", payload);
        return message;
    }

    private ObjectNode message(String namespace, String name) {
        ObjectNode message = Json.object();
        message.withObject("/directive/header")
                .put("namespace", namespace)
                .put("name", name)
                .put("messageId", ids.get())
                .put("payloadVersion", "3");
        message.withObject("/directive/payload");
        return message;
    }

    private ObjectNode scope() {
        return Json.object().put("type", "BearerToken").put("token", token);
    }
}
