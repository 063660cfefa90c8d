package io.vehicleshadow.localiot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.TopicFilter;
import io.vehicleshadow.localiot.rule.action.Action;
import io.vehicleshadow.localiot.rule.action.ActionFailure;
import io.vehicleshadow.localiot.rule.action.Actions;
import io.vehicleshadow.localiot.rule.action.RuleProblem;
import io.vehicleshadow.localiot.rule.sql.Statement;
import io.vehicleshadow.localiot.rule.sql.expression.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rule as it runs: a statement, and what is done with its result. */
final class TopicRule {

    private static final Logger LOG = LoggerFactory.getLogger(TopicRule.class);

    /** Source: AWS IoT Core quotas, actions for each rule. */
    private static final int MOST_ACTIONS = 10;

    private static final String SQL_VERSION = "2016-03-23";

    private final String name;
    private final String basicIngest;
    private final Statement statement;
    private final List<Action> actions = new ArrayList<>();
    private final Optional<Action> errorAction;
    /** Those whose last failure was told; used by the rule's thread only. */
    private final Set<Action> failing = new HashSet<>();

    /**
     * @param definition as {@code topicRulePayload} of CreateTopicRule
     * @throws IllegalArgumentException when it can't be honored; says why
     */
    TopicRule(String name, JsonNode definition, Actions kinds) {
        this.name = name;
        this.basicIngest = "$aws/rules/" + name + "/";
        String version = definition.path("awsIotSqlVersion").asText(SQL_VERSION);
        if (!version.equals(SQL_VERSION) && !version.equals("beta")) {
            throw RuleProblem.wrong("local-iot knows awsIotSqlVersion " + SQL_VERSION + ", not '" + version + "'");
        }
        if (!definition.path("sql").isTextual()) {
            throw RuleProblem.wrong("Invalid topicRulePayload: sql is missing");
        }
        this.statement = Statement.parse(definition.path("sql").textValue());
        JsonNode given = definition.path("actions");
        if (!given.isArray() || given.size() > MOST_ACTIONS) {
            throw RuleProblem.wrong("Invalid topicRulePayload: actions are an array of 0 to " + MOST_ACTIONS);
        }
        given.forEach(action -> actions.add(kinds.read(action)));
        this.errorAction = kinds.readErrorAction(definition.path("errorAction"));
    }

    Optional<TopicFilter> from() {
        return statement.from();
    }

    boolean takes(String topic) {
        return topic.startsWith(basicIngest)
                || statement.from().filter(filter -> filter.matches(topic)).isPresent();
    }

    void take(Message message, Instant at) throws InterruptedException {
        String topic = message.topic();
        if (!takes(topic)) {
            return;
        }
        String told = topic.startsWith(basicIngest) ? topic.substring(basicIngest.length()) : topic;
        Event event = new Event(told, message.payload(), message.sender(), at);
        Optional<byte[]> result = statement.select(event);
        if (result.isPresent()) {
            for (Action action : actions) {
                perform(action, event, result.get());
            }
        }
    }

    private void perform(Action action, Event event, byte[] result) throws InterruptedException {
        try {
            action.perform(event, result);
            failing.remove(action);
        } catch (ActionFailure e) {
            tell(action, e);
            if (errorAction.isPresent()) {
                report(errorAction.get(), event, failed(action, event, e));
            }
        }
    }

    private void report(Action errors, Event event, byte[] report) throws InterruptedException {
        try {
            errors.perform(event, report);
            failing.remove(errors);
        } catch (ActionFailure e) {
            tell(errors, e);
        }
    }

    /** Once, until the action succeeds again. */
    private void tell(Action action, ActionFailure failure) {
        if (failing.add(action)) {
            LOG.warn(
                    "Rule {}: its action {} to {} failed ({}). It is told once until it works again",
                    name,
                    action.kind(),
                    action.resource(),
                    failure.getMessage());
        }
    }

    /** Source: AWS IoT developer guide, Error handling (error action), error action message format. */
    private byte[] failed(Action action, Event event, ActionFailure failure) {
        ObjectNode report = Json.object()
                .put("ruleName", name)
                .put("topic", event.topic())
                .put("clientId", event.sender().clientId())
                .put("base64OriginalPayload", Base64.getEncoder().encodeToString(event.payload()));
        report.putArray("failures")
                .addObject()
                .put("failedAction", action.kind())
                .put("failedResource", action.resource())
                .put("errorMessage", failure.getMessage());
        return Json.bytes(report);
    }
}
