package io.vehicleshadow.localiot.rule;

import io.vehicleshadow.localiot.function.JavaFunctions;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.TopicFilter;
import io.vehicleshadow.localiot.rule.action.RuleFunction;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Everything that gets each accepted publish: of clients, of the services themselves, and lifecycle events. That is Java
 * listeners on topic filters, and the topic rules, whose {@code lambda} actions call Java functions. Thread-safe; each has
 * a thread of its own, so a slow one delays neither the broker nor another.
 */
public final class Rules implements AutoCloseable {

    private final List<RuleQueue> queues = new CopyOnWriteArrayList<>();
    private final JavaFunctions<RuleFunction> functions = new JavaFunctions<>();

    /**
     * Adds a listener.
     *
     * @param topicFilter as in a rule's {@code FROM}, such as {@code $aws/things/+/shadow/update/documents}
     * @return closing it ends the rule; messages that wait for the listener are then dropped
     * @throws IllegalArgumentException when {@code topicFilter} is no topic filter
     */
    public AutoCloseable on(String topicFilter, RuleListener listener) {
        TopicFilter filter = new TopicFilter(topicFilter);
        RuleQueue queue = add(
                topicFilter,
                filter::matches,
                (message, at) -> listener.onMessage(message.topic(), message.payload(), at));
        return () -> {
            queues.remove(queue);
            queue.close();
        };
    }

    /** The Java functions that the {@code lambda} actions of topic rules call. */
    public JavaFunctions<RuleFunction> functions() {
        return functions;
    }

    RuleQueue add(String name, Predicate<String> topics, RuleQueue.Taker taker) {
        RuleQueue queue = new RuleQueue(name, topics, taker);
        queues.add(queue);
        return queue;
    }

    /** Ends a rule after what waits for it. */
    void finish(RuleQueue queue) {
        queues.remove(queue);
        queue.finish();
    }

    /** Hands a message to every listener whose filter matches. Never blocks; keeps the order of the calls. */
    public void offer(Message message, Instant receivedAt) {
        for (RuleQueue queue : queues) {
            queue.offer(message, receivedAt);
        }
    }

    /** Ends all rules. */
    @Override
    public void close() {
        queues.forEach(RuleQueue::close);
        queues.clear();
    }
}
