package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;
import java.util.Optional;

/** Runs a task at the earliest of the times it was asked for. */
final class Wakeup {
    private final Loop loop;
    private final Runnable task;
    private Optional<Set> set = Optional.empty();

    Wakeup(Loop loop, Runnable task) {
        this.loop = loop;
        this.task = task;
    }

    void after(Duration pause) {
        long at = loop.nanoTime() + pause.toNanos();
        if (set.filter(earlier -> earlier.at() - at <= 0).isPresent()) {
            return;
        }
        set.ifPresent(later -> later.timer().cancel());
        Loop.Timer timer = loop.after(pause, () -> {
            set = Optional.empty();
            task.run();
        });
        set = Optional.of(new Set(at, timer));
    }

    private record Set(long at, Loop.Timer timer) {}
}
