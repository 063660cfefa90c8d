package io.vehicleshadow.localiot.rule;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.TopicFilter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Java listeners on topic filters, in place of IoT rules with a Lambda action. They get every accepted publish: of
 * clients, of the services themselves, and lifecycle events. Thread-safe; each listener has a thread of its own, so a
 * slow one delays neither the broker nor another listener.
 */
public final class Rules implements AutoCloseable {

    private final List<RuleQueue> queues = new CopyOnWriteArrayList<>();

    /**
     * Adds a listener.
     *
     * @param topicFilter as in a rule's {@code FROM}, such as {@code $aws/things/+/shadow/update/documents}
     * @return closing it ends the rule; messages that wait for the listener are then dropped
     * @throws IllegalArgumentException when {@code topicFilter} is no topic filter
     */
    public AutoCloseable on(String topicFilter, RuleListener listener) {
        RuleQueue queue = new RuleQueue(new TopicFilter(topicFilter), listener);
        queues.add(queue);
        return () -> {
            queues.remove(queue);
            queue.close();
        };
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
