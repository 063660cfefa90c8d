package io.vehicleshadow.localiot.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.TopicFilter;
import io.vehicleshadow.localiot.rule.action.Actions;
import io.vehicleshadow.localiot.store.JsonMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic rules by name: kept, and at work while they are enabled. Durable and thread-safe. */
public final class TopicRules {

    /**
     * A rule as it is kept.
     *
     * @param definition as {@code topicRulePayload} of CreateTopicRule
     */
    public record Kept(ObjectNode definition, long createdMillis) {

        public boolean isEnabled() {
            return !definition.path("ruleDisabled").asBoolean();
        }

        public Kept enabled(boolean enabled) {
            return new Kept(definition.deepCopy().put("ruleDisabled", !enabled), createdMillis);
        }
    }

    /** One queue for as long as the rule is enabled, whatever takes its place meanwhile. */
    private static final class Running {
        private volatile TopicRule rule;
        private RuleQueue queue;

        boolean takes(String topic) {
            return rule.takes(topic);
        }

        void take(Message message, Instant at) throws InterruptedException {
            rule.take(message, at);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicRules.class);
    private static final String DEFINITION = "definition";
    private static final String CREATED = "createdMillis";

    private final JsonMap kept;
    private final Rules rules;
    private final Actions actions;
    private final Map<String, Running> running = new HashMap<>();

    /** Sets those to work that are kept and enabled. */
    public TopicRules(JsonMap kept, Rules rules, Actions actions) {
        this.kept = kept;
        this.rules = rules;
        this.actions = actions;
        names().forEach(name -> find(name).filter(Kept::isEnabled).ifPresent(rule -> resume(name, rule)));
    }

    private void resume(String name, Kept rule) {
        try {
            start(name, new TopicRule(name, rule.definition(), actions));
        } catch (IllegalArgumentException e) {
            LOG.error("The rule {} is kept and can't be honored, so it is not at work: {}", name, e.getMessage());
        }
    }

    /**
     * Puts a rule in, or another in its place: what waits for it then goes to the new one.
     *
     * @throws IllegalArgumentException when it can't be honored; says why, and the old one stays
     */
    public synchronized void put(String name, Kept rule) {
        TopicRule compiled = new TopicRule(name, rule.definition(), actions);
        ObjectNode json = Json.object().put(CREATED, rule.createdMillis());
        json.set(DEFINITION, rule.definition());
        kept.put(name, json);
        if (rule.isEnabled()) {
            start(name, compiled);
        } else {
            stop(name);
        }
    }

    private void start(String name, TopicRule rule) {
        Running there = running.computeIfAbsent(name, unused -> new Running());
        there.rule = rule;
        if (there.queue == null) {
            there.queue = rules.add(name, there::takes, there::take);
        }
    }

    private void stop(String name) {
        Optional.ofNullable(running.remove(name)).ifPresent(there -> rules.finish(there.queue));
    }

    public synchronized void remove(String name) {
        kept.remove(name);
        stop(name);
    }

    public Optional<Kept> find(String name) {
        return kept.find(name)
                .map(json -> new Kept(
                        json.withObject("/" + DEFINITION), json.path(CREATED).asLong()));
    }

    public List<String> names() {
        return kept.keys();
    }

    /** The topic filter of a rule; empty when only Basic Ingest reaches it. */
    public Optional<String> topicPattern(Kept rule) {
        return new TopicRule("any", rule.definition(), actions).from().map(TopicFilter::value);
    }
}
