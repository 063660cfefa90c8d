package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.rule.TopicRules;
import io.vehicleshadow.localiot.rule.TopicRules.Kept;
import io.vehicleshadow.localiot.rule.action.RuleProblem;
import io.vehicleshadow.localiot.rule.sql.parse.SqlProblem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Topic rules. Source: AWS IoT API reference, CreateTopicRule and its kin. */
final class TopicRuleCalls {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]{1,128}");
    private static final String NAME_VARIABLE = "ruleName";
    private static final String DISABLED = "ruleDisabled";
    private static final String VERSION = "awsIotSqlVersion";

    private final TopicRules rules;
    private final Clock clock;

    TopicRuleCalls(TopicRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    JsonNode create(Request request) {
        String name = name(request);
        if (rules.find(name).isPresent()) {
            throw new HttpError(ErrorType.ALREADY_EXISTS, "Rule already exists with name: " + name);
        }
        return put(name, new Kept(definition(request), clock.millis()));
    }

    JsonNode replace(Request request) {
        String name = name(request);
        return put(name, new Kept(definition(request), found(name).createdMillis()));
    }

    JsonNode enable(Request request) {
        String name = name(request);
        return put(name, found(name).enabled(true));
    }

    JsonNode disable(Request request) {
        String name = name(request);
        return put(name, found(name).enabled(false));
    }

    JsonNode get(Request request) {
        String name = name(request);
        Kept rule = found(name);
        ObjectNode json = rule.definition().deepCopy();
        json.put(NAME_VARIABLE, name).put("createdAt", Request.seconds(rule.createdMillis()));
        ObjectNode answer = Json.object().put("ruleArn", request.arns().of("rule", name));
        answer.set("rule", json);
        return answer;
    }

    JsonNode list(Request request) {
        Optional<String> topic = request.call().parameter("topic");
        Optional<String> disabled = request.call().parameter(DISABLED);
        List<String> names = rules.names().stream()
                .filter(name -> disabled.isEmpty()
                        || request.call().flag(DISABLED) != found(name).isEnabled())
                .filter(name -> topic.isEmpty() || topic.equals(rules.topicPattern(found(name))))
                .toList();
        return request.page("rules", names, Request.Element.object((name, json) -> {
            Kept rule = found(name);
            json.put("ruleArn", request.arns().of("rule", name))
                    .put(NAME_VARIABLE, name)
                    .put("createdAt", Request.seconds(rule.createdMillis()))
                    .put(DISABLED, !rule.isEnabled());
            rules.topicPattern(rule).ifPresent(pattern -> json.put("topicPattern", pattern));
        }));
    }

    /** Not there is as good as deleted. */
    JsonNode delete(Request request) {
        rules.remove(name(request));
        return Json.object();
    }

    private JsonNode put(String name, Kept rule) {
        try {
            rules.put(name, rule);
            return Json.object();
        } catch (SqlProblem e) {
            throw new HttpError(e.isLacking() ? ErrorType.NOT_OFFERED : ErrorType.SQL_PARSE, e.getMessage());
        } catch (RuleProblem e) {
            throw new HttpError(e.isLacking() ? ErrorType.NOT_OFFERED : ErrorType.INVALID_REQUEST, e.getMessage());
        }
    }

    private static String name(Request request) {
        return request.name(NAME_VARIABLE, NAME);
    }

    /** The body is the payload of the rule itself; what AWS sets when it is missing is set. */
    private static ObjectNode definition(Request request) {
        ObjectNode definition = request.body().deepCopy();
        definition.put(DISABLED, definition.path(DISABLED).asBoolean());
        if (!definition.has(VERSION)) {
            definition.put(VERSION, "2016-03-23");
        }
        return definition;
    }

    /** What isn't there is denied, not unknown: so AWS answers. */
    private Kept found(String name) {
        return rules.find(name)
                .orElseThrow(
                        () -> new HttpError(ErrorType.UNAUTHORIZED, "Access to topic rule '" + name + "' was denied"));
    }
}
