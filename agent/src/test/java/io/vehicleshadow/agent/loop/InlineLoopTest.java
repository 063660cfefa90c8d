package io.vehicleshadow.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InlineLoopTest {
    private static final int THREADS = 8;
    private static final int TASKS = 20_000;
    private final InlineLoop loop = new InlineLoop("clock", Clock.systemUTC());
    private final List<String> done = new ArrayList<>();
    private int count;

    @AfterEach
    void end() {
        loop.close();
    }

    @Test
    void a_task_runs_on_the_thread_that_brings_it() {
        List<Thread> by = new ArrayList<>();
        loop.execute(() -> by.add(Thread.currentThread()));
        assertSame(Thread.currentThread(), by.get(0));
    }

    @Test
    void a_task_that_a_task_brings_runs_after_it() {
        loop.execute(() -> {
            loop.execute(() -> done.add("second"));
            done.add("first");
        });
        assertEquals(List.of("first", "second"), done);
    }

    @Test
    void tasks_of_many_threads_run_one_after_the_other_and_none_is_lost() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                for (int task = 0; task < TASKS; task++) {
                    loop.execute(() -> count++);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(THREADS * TASKS, count);
    }

    @Test
    void a_task_that_fails_keeps_no_other_from_running() {
        loop.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        loop.execute(() -> {
            throw new AssertionError("on purpose");
        });
        loop.execute(() -> done.add("next"));
        assertEquals(List.of("next"), done);
    }

    @Test
    void a_later_task_runs() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        loop.execute(() -> loop.after(Duration.ofMillis(1), ran::countDown));
        assertTrue(ran.await(60, TimeUnit.SECONDS));
    }

    @Test
    void a_task_cancelled_when_its_time_has_come_does_not_run() throws InterruptedException {
        CountDownLatch after = new CountDownLatch(1);
        loop.execute(() -> {
            Loop.Timer first = loop.after(Duration.ZERO, () -> done.add("cancelled"));
            loop.after(Duration.ZERO, after::countDown);
            awaitBothWaiting();
            first.cancel();
        });
        assertTrue(after.await(60, TimeUnit.SECONDS));
        assertEquals(List.of(), done);
    }

    /** The clock's thread has brought both, since it brings them in their order and has nothing left to wait for. */
    private void awaitBothWaiting() {
        while (loop.waiting() < 2) {
            Thread.onSpinWait();
        }
    }
}
