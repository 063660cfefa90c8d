package io.vehicleshadow.alexa.smarthome.event;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pause {
    /** Returns after that time. */
    void sleep(Duration time);

    /** In real time; one that is interrupted ends at once and leaves the thread interrupted. */
    static Pause real() {
        return time -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
