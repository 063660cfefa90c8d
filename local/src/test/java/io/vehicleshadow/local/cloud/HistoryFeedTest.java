package io.vehicleshadow.local.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vehicleshadow.local.gateway.LambdaFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
@SuppressWarnings("try")
class HistoryFeedTest {
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("history.waiting");
    }

    @AfterEach
    void release() {
        never.countDown();
    }

    private byte[] handle(byte[] event) {
        handled.add(new String(event, StandardCharsets.UTF_8));
        return event;
    }

    private HistoryFeed feed(LambdaFunction history) throws IOException {
        HistoryFeed feed = new HistoryFeed(file);
        feed.begin(history);
        return feed;
    }

    private static void send(HistoryFeed feed, String... events) throws IOException {
        for (String event : events) {
            feed.onEvent(event.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void awaitHandled(String... events) throws InterruptedException {
        for (String event : events) {
            assertEquals(event, handled.poll(90, TimeUnit.SECONDS));
        }
    }

    /** Its process is gone in the middle of an event: nobody closes it, and what it was handing over never ends. */
    private void leaveByAKilledRun(String... events) throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        HistoryFeed killed = feed(event -> {
            begun.countDown();
            never.await();
            throw new IOException("killed");
        });
        send(killed, events);
        begun.await();
    }

    @Test
    void what_a_killed_run_has_not_handed_to_the_history_comes_again_in_its_order() throws Exception {
        leaveByAKilledRun("one", "two", "three");
        try (HistoryFeed again = feed(this::handle)) {
            send(again, "four");
            awaitHandled("one", "two", "three", "four");
        }
    }

    @Test
    void what_was_handed_to_the_history_does_not_come_again() throws Exception {
        try (HistoryFeed feed = feed(this::handle)) {
            send(feed, "one", "two");
            awaitHandled("one", "two");
        }
        try (HistoryFeed again = feed(this::handle)) {
            send(again, "three");
            awaitHandled("three");
        }
    }

    @Test
    void what_the_end_of_a_process_cut_off_is_no_event_and_the_next_one_is() throws Exception {
        leaveByAKilledRun("one");
        Files.write(file, new byte[] {0, 0, 0, 9, '{'}, StandardOpenOption.APPEND);
        try (HistoryFeed again = feed(this::handle)) {
            send(again, "two");
            awaitHandled("one", "two");
        }
    }

    @Test
    void a_file_that_says_wrongly_where_it_begins_is_handed_over_whole() throws Exception {
        leaveByAKilledRun("one", "two");
        byte[] damaged = Files.readAllBytes(file);
        damaged[0] = 1;
        Files.write(file, damaged);
        try (HistoryFeed again = feed(this::handle)) {
            send(again, "three");
            awaitHandled("one", "two", "three");
        }
    }

    @Test
    void an_event_that_fails_three_times_is_given_up_and_the_next_one_is_handed_over() throws Exception {
        try (HistoryFeed feed = feed(event -> {
            handle(event);
            if (event.length == "bad".length()) {
                throw new IOException("can't be written down");
            }
            return event;
        })) {
            send(feed, "bad", "good");
            awaitHandled("bad", "bad", "bad", "good");
        }
    }

    @Test
    void what_comes_after_the_end_waits_for_the_next_run() throws Exception {
        HistoryFeed ended = feed(this::handle);
        ended.close();
        send(ended, "goodbye");
        assertNull(handled.poll());
        try (HistoryFeed next = feed(this::handle)) {
            awaitHandled("goodbye");
        }
    }
}
