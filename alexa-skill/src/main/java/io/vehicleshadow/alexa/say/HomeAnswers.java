package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.model.SkillLocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Alexa says to an answer of a smart-home skill, about as she says it, and what her app shows. */
public final class HomeAnswers {
    private static final String FAILED = "Something went wrong.";
    private static final Map<String, String> ERRORS = Map.of(
            "ENDPOINT_UNREACHABLE", "The device isn't responding.",
            "ENDPOINT_BUSY", "The device is busy. Please try again later.",
            "ALREADY_IN_OPERATION", "The device is already doing that.",
            "INSUFFICIENT_PERMISSIONS", "You don't have permission to do that.",
            "NO_SUCH_ENDPOINT", "I couldn't find that device.",
            "NOT_SUPPORTED_IN_CURRENT_MODE", "The device can't do that right now.",
            "HARDWARE_MALFUNCTION", "The device isn't working properly.",
            "TEMPERATURE_VALUE_OUT_OF_RANGE", "I can't set that temperature.",
            "VALUE_OUT_OF_RANGE", "I can't set that value.",
            "EXPIRED_AUTHORIZATION_CREDENTIAL", "Please link your account again in the Alexa app.");

    private HomeAnswers() {}

    /** Whether the answer comes later, at the event gateway. */
    public static boolean isDeferred(JsonNode answer) {
        return answer.at("/event/header/name").asText().equals("DeferredResponse");
    }

    /** Nothing but a Response says that it was done. */
    public static String speech(JsonNode answer) {
        return switch (answer.at("/event/header/name").asText()) {
            case "Response", "ActivationStarted", "StateReport" -> "OK.";
            case "ErrorResponse" ->
                ERRORS.getOrDefault(answer.at("/event/payload/type").asText(), FAILED)
                        + " (" + answer.at("/event/payload/type").asText() + ": "
                        + answer.at("/event/payload/message").asText() + ")";
            default -> FAILED;
        };
    }

    /** One line for each property of the answer. */
    public static List<String> shown(JsonNode endpoint, JsonNode answer, SkillLocale locale) {
        List<String> lines = new ArrayList<>();
        for (JsonNode property : answer.at("/context/properties")) {
            lines.add(endpoint.path("friendlyName").asText() + ": "
                    + property.path("name").asText() + " "
                    + value(endpoint, property, locale));
        }
        return lines;
    }

    private static String value(JsonNode endpoint, JsonNode property, SkillLocale locale) {
        JsonNode value = property.path("value");
        for (JsonNode capability : endpoint.path("capabilities")) {
            for (JsonNode mode : capability.at("/configuration/supportedModes")) {
                if (value.isTextual() && mode.path("value").equals(value)) {
                    return texts(mode.path("modeResources"), locale).findFirst().orElse(value.asText());
                }
            }
        }
        return value.isObject()
                ? (value.path("value").asText() + " " + value.path("scale").asText()).strip()
                : value.asText();
    }

    /** What people may call the endpoint. */
    static Stream<String> names(JsonNode endpoint, SkillLocale locale) {
        return Stream.concat(
                Stream.of(endpoint.path("friendlyName").asText()),
                elements(endpoint.path("capabilities"))
                        .filter(capability ->
                                !endpoint.path("displayCategories").toString().contains("VEHICLE"))
                        .flatMap(capability -> texts(capability.path("capabilityResources"), locale)));
    }

    private static Stream<String> texts(JsonNode resources, SkillLocale locale) {
        return elements(resources.path("friendlyNames"))
                .map(name -> name.path("value"))
                .filter(value -> value.path("locale").asText().equals(locale.tag()))
                .map(value -> value.path("text").asText());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
