package io.vehicleshadow.agent.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** A loop whose time goes on only when a test says so; what is due runs in order. */
public final class VirtualLoop implements Loop {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long end;
    private long count;
    private Duration wallAhead = Duration.ofDays(7);

    @Override
    public void execute(Runnable task) {
        tasks.add(new Task(now, count++, task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Task due = new Task(now + delay.toNanos(), count++, task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant wallClock() {
        return Instant.EPOCH.plus(wallAhead).plusNanos(now);
    }

    /** Somebody sets the wall clock forward, or back; or the computer sleeps, and only the wall clock goes on. */
    public void moveWallClock(Duration by) {
        wallAhead = wallAhead.plus(by);
    }

    /** Lets that much time go by. */
    public void run(Duration time) {
        end = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task task = tasks.poll();
            now = Math.max(now, task.at());
            task.task().run();
        }
        now = end;
    }

    /** The task that runs now takes that long, and what was to go by goes by after it. */
    public void stall(Duration time) {
        now += time.toNanos();
        end += time.toNanos();
    }

    private record Task(long at, long number, Runnable task) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }
}
