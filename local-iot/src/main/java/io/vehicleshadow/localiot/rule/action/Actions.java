package io.vehicleshadow.localiot.rule.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.function.JavaFunctions;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.rule.sql.Template;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Reads actions as the API has them, such as {@code {"republish": {"topic": "a/b"}}}. Source: AWS IoT API reference, Action.
 */
public final class Actions {

    private final Function<Message, CompletionStage<Void>> publishing;
    private final JavaFunctions<RuleFunction> functions;

    public Actions(Function<Message, CompletionStage<Void>> publishing, JavaFunctions<RuleFunction> functions) {
        this.publishing = publishing;
        this.functions = functions;
    }

    /** @throws IllegalArgumentException when the action can't be honored; says why */
    public Action read(JsonNode action) {
        Map.Entry<String, JsonNode> only = only(action);
        JsonNode settings = only.getValue();
        return switch (only.getKey()) {
            case "republish" -> republish(settings);
            case "http" -> http(settings);
            case "lambda" -> new FunctionCall(required(settings, "lambda", "functionArn"), functions);
            default ->
                throw RuleProblem.lacking("The action " + only.getKey()
                        + ": AWS IoT has that, local-iot doesn't; it has republish, http and lambda");
        };
    }

    /** Empty for one that is left out, as local-iot lacks its kind. */
    public Optional<Action> readErrorAction(JsonNode action) {
        try {
            return action.isMissingNode() || action.isNull() ? Optional.empty() : Optional.of(read(action));
        } catch (RuleProblem e) {
            if (e.isLacking()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map.Entry<String, JsonNode> only(JsonNode action) {
        if (!action.isObject() || action.size() != 1) {
            throw RuleProblem.wrong("An action is an object with one member, such as republish");
        }
        return action.properties().iterator().next();
    }

    private Republish republish(JsonNode settings) {
        if (settings.has("headers")) {
            throw RuleProblem.lacking("local-iot sets no MQTT headers when it republishes: leave headers out");
        }
        return Republish.of(
                required(settings, "republish", "topic"), settings.path("qos").asInt(0), publishing);
    }

    private static HttpPost http(JsonNode settings) {
        if (settings.has("auth")) {
            throw RuleProblem.lacking("local-iot signs no HTTP action: leave auth out");
        }
        Map<String, Template> headers = new TreeMap<>();
        for (JsonNode header : settings.path("headers")) {
            headers.put(
                    required(header, "http header", "key").toLowerCase(Locale.ROOT),
                    Template.parse(required(header, "http header", "value")));
        }
        return HttpPost.of(required(settings, "http", "url"), headers);
    }

    private static String required(JsonNode settings, String kind, String member) {
        if (!settings.path(member).isTextual()) {
            throw RuleProblem.wrong("Invalid " + kind + ": " + member + " is missing");
        }
        return settings.path(member).textValue();
    }
}
