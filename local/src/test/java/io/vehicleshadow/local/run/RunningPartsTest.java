package io.vehicleshadow.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
    private final RunningParts parts = new RunningParts();
    private final List<String> ended = new ArrayList<>();

    @Test
    void the_last_started_ends_first_and_each_once() throws Exception {
        parts.add(() -> ended.add("table"));
        parts.start(() -> () -> ended.add("agent"));
        parts.close();
        parts.close();
        assertEquals(List.of("agent", "table"), ended);
    }

    @Test
    void a_part_that_does_not_end_holds_up_no_other() throws Exception {
        parts.add(() -> ended.add("table"));
        parts.add(() -> {
            throw new IllegalStateException("broken");
        });
        parts.close();
        assertEquals(List.of("table"), ended);
    }

    @Test
    void what_arrives_after_the_end_is_ended_at_once() {
        parts.close();
        assertThrows(RunningParts.Ended.class, () -> parts.add(() -> ended.add("late")));
        assertEquals(List.of("late"), ended);
    }

    @Test
    void what_would_outlive_the_run_is_not_started_after_its_end() {
        parts.close();
        List<String> started = new ArrayList<>();
        assertThrows(
                RunningParts.Ended.class,
                () -> parts.start(() -> {
                    started.add("agent");
                    return () -> ended.add("agent");
                }));
        assertEquals(List.of(), started);
    }

    @Test
    void an_end_waits_for_what_is_being_started_and_ends_it() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
            try {
                parts.start(() -> {
                    starting.countDown();
                    go.await();
                    return () -> ended.add("agent");
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        starting.await();
        CompletableFuture<Void> end = CompletableFuture.runAsync(parts::close);
        go.countDown();
        start.join();
        end.join();
        assertEquals(List.of("agent"), ended);
    }
}
