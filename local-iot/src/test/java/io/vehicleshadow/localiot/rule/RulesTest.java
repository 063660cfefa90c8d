package io.vehicleshadow.localiot.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.message.Message;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");

    private final Rules rules = new Rules();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        rules.close();
    }

    private void offer(String topic, String text) {
        rules.offer(Message.of(topic, text.getBytes()), NOW);
    }

    private String next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void a_rule_hears_what_its_filter_matches_with_the_time_of_receipt() throws Exception {
        rules.on(
                "$aws/things/+/shadow/update/documents",
                (topic, payload, at) -> heard.add(topic + " " + new String(payload) + " " + at));
        offer("$aws/things/a/shadow/update/accepted", "no");
        offer("$aws/things/a/shadow/update/documents", "yes");
        assertEquals("$aws/things/a/shadow/update/documents yes 2026-11-23T22:00:00Z", next());
    }

    @Test
    void messages_come_in_order_and_off_the_calling_thread() throws Exception {
        Thread caller = Thread.currentThread();
        rules.on("n", (topic, payload, at) -> heard.add(new String(payload) + (Thread.currentThread() == caller)));
        for (int i = 0; i < 1000; i++) {
            offer("n", Integer.toString(i));
        }
        for (int i = 0; i < 1000; i++) {
            assertEquals(i + "false", next());
        }
    }

    @Test
    void a_failing_listener_gets_the_next_message_all_the_same() throws Exception {
        rules.on("n", (topic, payload, at) -> {
            heard.add(new String(payload));
            throw new IllegalStateException("on purpose");
        });
        offer("n", "1");
        offer("n", "2");
        assertEquals("1", next());
        assertEquals("2", next());
    }

    @Test
    void a_listener_that_is_stuck_delays_neither_the_caller_nor_another_rule() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        rules.on("n", (topic, payload, at) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        rules.on("n", (topic, payload, at) -> heard.add(new String(payload)));
        for (int i = 0; i < 20_000; i++) {
            offer("n", "x");
        }
        assertEquals("x", next());
        release.countDown();
    }

    @Test
    void a_closed_rule_hears_nothing_more() throws Exception {
        AutoCloseable rule = rules.on("n", (topic, payload, at) -> heard.add("closed"));
        rules.on("n", (topic, payload, at) -> heard.add("open"));
        rule.close();
        offer("n", "");
        assertEquals("open", next());
        assertTrue(heard.isEmpty());
    }

    @Test
    void a_rule_needs_a_topic_filter() {
        assertThrows(IllegalArgumentException.class, () -> rules.on("a/#/b", (topic, payload, at) -> {}));
    }
}
