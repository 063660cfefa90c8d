package io.vehicleshadow.agent.supervise;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The end of this process, which waits until what it runs has ended in order. */
public final class ProcessEnd {
    private static final int ENDED_BY_SIGTERM = 143;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CountDownLatch done = new CountDownLatch(1);

    /** From now on the process ends only after {@link #done}. */
    public ProcessEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    private void end() {
        begun.complete(null);
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Completes when the process is to end. */
    public CompletableFuture<Void> begun() {
        return begun;
    }

    /** Lets the process end. */
    public void done() {
        done.countDown();
    }

    /** Ends the process as SIGTERM does when its standard input ends: when its launcher is gone, however it ended. */
    public static void withInput() {
        Thread reader = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // As good as its end.
                    }
                    System.exit(ENDED_BY_SIGTERM);
                },
                "input");
        reader.setDaemon(true);
        reader.start();
    }
}
