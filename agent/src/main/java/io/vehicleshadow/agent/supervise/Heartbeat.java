package io.vehicleshadow.agent.supervise;

import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells systemd once that the agent has started, and from then on that it is alive. Each beat is a task of the loop, so a
 * loop that hangs has none, and systemd restarts the agent. An agent without a connection is well: it is ready as soon as
 * it tries to connect.
 *
 * <p>Source: sd_notify(3) and sd_watchdog_enabled(3).
 */
public final class Heartbeat {
    private static final String READY = "READY=1";
    private static final String ALIVE = "WATCHDOG=1";
    private static final long MICROSECOND = 1_000;
    private final Loop loop;
    private final Consumer<String> systemd;
    private final Optional<Duration> pause;

    Heartbeat(Loop loop, Map<String, String> environment, long pid, Consumer<String> systemd) {
        this.loop = loop;
        this.systemd = systemd;
        pause = pause(environment, pid);
    }

    /** Begins, if systemd started this process and wants to be told. */
    public static void begin(Loop loop, Map<String, String> environment) {
        if (environment.containsKey("NOTIFY_SOCKET")) {
            new Heartbeat(loop, environment, ProcessHandle.current().pid(), new SystemdNotify()).begin();
        }
    }

    void begin() {
        loop.execute(() -> {
            systemd.accept(READY);
            pause.ifPresent(this::beatAfter);
        });
    }

    private void beatAfter(Duration wait) {
        loop.after(wait, () -> {
            systemd.accept(ALIVE);
            beatAfter(wait);
        });
    }

    /** Half the time after which systemd restarts; empty if it does not watch this process. */
    private static Optional<Duration> pause(Map<String, String> environment, long pid) {
        String time = environment.get("WATCHDOG_USEC");
        String watched = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
        return time == null || !watched.equals(Long.toString(pid))
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Long.parseLong(time) * MICROSECOND / 2));
    }
}
