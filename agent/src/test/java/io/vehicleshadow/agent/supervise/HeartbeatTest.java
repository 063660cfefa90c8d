package io.vehicleshadow.agent.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.loop.InlineLoop;
import io.vehicleshadow.agent.loop.VirtualLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HeartbeatTest {
    private static final long PID = 7;
    private final VirtualLoop loop = new VirtualLoop();
    private final List<String> told = new ArrayList<>();

    private void begin(Map<String, String> environment) {
        new Heartbeat(loop, environment, PID, told::add).begin();
    }

    @Test
    void it_beats_twice_in_the_time_after_which_systemd_restarts() {
        begin(Map.of("WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "7"));
        loop.run(Duration.ofSeconds(120));
        assertEquals(List.of("READY=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"), told);
    }

    @Test
    void a_loop_that_hangs_has_no_beat() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        Semaphore beats = new Semaphore(0);
        Semaphore hangs = new Semaphore(0);
        CountDownLatch mended = new CountDownLatch(1);
        // The tasks have a thread of their own, so that the clock's thread goes on bringing beats.
        ExecutorService tasks = Executors.newSingleThreadExecutor();
        ScheduledExecutorService clock = InlineLoop.timer("clock");
        try {
            InlineLoop real = new InlineLoop(clock, tasks, Clock.systemUTC());
            new Heartbeat(real, Map.of("WATCHDOG_USEC", "2000"), PID, state -> {
                        told.incrementAndGet();
                        beats.release();
                    })
                    .begin();
            assertTrue(beats.tryAcquire(3, 60, TimeUnit.SECONDS));
            real.execute(() -> {
                hangs.release();
                awaitQuietly(mended);
            });
            assertTrue(hangs.tryAcquire(60, TimeUnit.SECONDS));
            int before = told.get();
            while (real.waiting() == 0) {
                Thread.sleep(1);
            }
            assertEquals(before, told.get());
            beats.drainPermits();
            mended.countDown();
            assertTrue(beats.tryAcquire(60, TimeUnit.SECONDS));
        } finally {
            clock.shutdown();
            tasks.shutdown();
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void without_a_watchdog_it_is_only_ready() {
        begin(Map.of());
        loop.run(Duration.ofDays(1));
        assertEquals(List.of("READY=1"), told);
    }

    @Test
    void a_watchdog_of_another_process_is_not_fed() {
        begin(Map.of("WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "8"));
        loop.run(Duration.ofDays(1));
        assertEquals(List.of("READY=1"), told);
    }
}
