package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Writes growing numbers into one shadow, one update after the other, until its service is gone. */
abstract class UpdateWriter {

    /** Sends updates over one connection. */
    interface Line extends AutoCloseable {

        /** Returns the version after the update once it is acknowledged; throws when the line is cut. */
        long update(String payload) throws Exception;

        @Override
        void close() throws IOException;
    }

    private static final int PATIENCE_SECONDS = 60;

    private final String thing;
    private volatile long sent;
    private volatile long acknowledged;
    private volatile long version;
    private CountDownLatch wanted = new CountDownLatch(0);
    private Thread thread = new Thread(() -> {});
    private final AtomicReference<AssertionError> wrong = new AtomicReference<>();

    UpdateWriter(String thing) {
        this.thing = thing;
    }

    abstract Line open(LocalIotProcess process) throws Exception;

    String thing() {
        return thing;
    }

    long sent() {
        return sent;
    }

    long acknowledged() {
        return acknowledged;
    }

    long version() {
        return version;
    }

    void begin(LocalIotProcess process, int updates) throws Exception {
        Line line = open(process);
        wanted = new CountDownLatch(updates);
        thread = new Thread(() -> write(line), thing);
        thread.start();
    }

    private void write(Line line) {
        try (line) {
            while (true) {
                long next = sent + 1;
                sent = next;
                long answered = line.update("{\"state\":{\"reported\":{\"n\":" + next + "}}}");
                if (answered <= version) {
                    wrong.set(new AssertionError(thing + ": version " + answered + " after " + version));
                }
                version = answered;
                acknowledged = next;
                wanted.countDown();
            }
        } catch (Exception e) {
            return;
        }
    }

    /** Waits until so many updates were acknowledged since the beginning. */
    void awaitAcknowledged() throws Exception {
        assertTrue(
                wanted.await(PATIENCE_SECONDS, TimeUnit.SECONDS),
                () -> thing + ": " + wanted.getCount() + " updates too few were acknowledged");
    }

    void awaitEnd() throws Exception {
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertTrue(!thread.isAlive(), thing + " still writes");
        assertNull(wrong.get());
    }
}
