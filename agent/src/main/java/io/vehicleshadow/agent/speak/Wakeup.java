package io.vehicleshadow.agent.speak;

import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;

/** Runs a task at the earliest of the times that were set for it. */
final class Wakeup {
    private final Loop loop;
    private final Runnable task;
    private Appointment next;

    Wakeup(Loop loop, Runnable task) {
        this.loop = loop;
        this.task = task;
    }

    void after(Duration pause) {
        long at = loop.nanoTime() + pause.toNanos();
        if (next != null && next.at() - at <= 0) {
            return;
        }
        if (next != null) {
            next.timer().cancel();
        }
        next = new Appointment(at, loop.after(pause, () -> {
            next = null;
            task.run();
        }));
    }

    private record Appointment(long at, Loop.Timer timer) {}
}
