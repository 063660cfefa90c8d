package io.vehicleshadow.localiot.rule;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.TopicFilter;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener, the messages that wait for it, and the thread that brings them. */
final class RuleQueue {

    private static final Logger LOG = LoggerFactory.getLogger(RuleQueue.class);
    private static final int MAX_WAITING = 10_000;

    private record Received(Message message, Instant at) {}

    private final TopicFilter filter;
    private final RuleListener listener;
    private final BlockingQueue<Received> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread thread;

    RuleQueue(TopicFilter filter, RuleListener listener) {
        this.filter = filter;
        this.listener = listener;
        this.thread = new Thread(this::run, "rule " + filter.value());
        thread.setDaemon(true);
        thread.start();
    }

    void offer(Message message, Instant receivedAt) {
        if (filter.matches(message.topic()) && !waiting.offer(new Received(message, receivedAt))) {
            LOG.warn(
                    "The rule on {} is {} messages behind; a message to {} is dropped",
                    filter.value(),
                    MAX_WAITING,
                    message.topic());
        }
    }

    void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                handOver(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(Received received) {
        try {
            listener.onMessage(received.message().topic(), received.message().payload(), received.at());
        } catch (RuntimeException e) {
            LOG.error(
                    "The listener of rule {} failed at a message to {}",
                    filter.value(),
                    received.message().topic(),
                    e);
        }
    }
}
