package io.vehicleshadow.localiot.rule;

import io.vehicleshadow.localiot.message.Message;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rule, the messages that wait for it, and the thread that brings them in their order. */
final class RuleQueue {

    /** Takes one message after the other; may block. */
    interface Taker {
        void take(Message message, Instant at) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(RuleQueue.class);
    private static final int MAX_WAITING = 10_000;

    private record Received(Message message, Instant at) {}

    private static final Received LAST = new Received(Message.of("last", new byte[0]), Instant.EPOCH);

    private final String name;
    private final Predicate<String> topics;
    private final Taker taker;
    private final BlockingQueue<Received> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    /** Whether the last message was dropped; told once. */
    private volatile boolean dropping;

    /** @param name for the log */
    RuleQueue(String name, Predicate<String> topics, Taker taker) {
        this.name = name;
        this.topics = topics;
        this.taker = taker;
        this.thread = new Thread(this::run, "rule " + name);
        thread.setDaemon(true);
        thread.start();
    }

    void offer(Message message, Instant receivedAt) {
        if (!topics.test(message.topic())) {
            return;
        }
        boolean taken = waiting.offer(new Received(message, receivedAt));
        if (!taken && !dropping) {
            LOG.warn(
                    "The rule on {} is {} messages behind; a message to {} is dropped, and so are others until it takes them",
                    name,
                    MAX_WAITING,
                    message.topic());
        }
        dropping = !taken;
    }

    /** Drops what waits. */
    void close() {
        thread.interrupt();
    }

    /** Ends after what waits. */
    void finish() {
        if (!waiting.offer(LAST)) {
            close();
        }
    }

    private void run() {
        try {
            for (Received next = waiting.take(); next != LAST; next = waiting.take()) {
                handOver(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(Received received) throws InterruptedException {
        try {
            taker.take(received.message(), received.at());
        } catch (RuntimeException e) {
            LOG.error(
                    "The listener of rule {} failed at a message to {}",
                    name,
                    received.message().topic(),
                    e);
        }
    }
}
