package io.vehicleshadow.agent.car.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.ReconnectPause;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a car with its other side, and again with a longer pause each time, as long as it isn't closed. One thread
 * reads and waits until the loop has taken each line, so that a flood fills no memory; another writes, so that a side that
 * reads nothing stops no loop.
 */
final class LineLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LineLink.class);
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_UNSENT = 64;

    private final String name;
    private final Streams.Opening opening;
    private final LineCar car;
    private final Loop loop;
    private final Thread reader;
    private Streams current;
    private boolean closed;

    private LineLink(String name, Streams.Opening opening, LineCar car, Loop loop) {
        this.name = name;
        this.opening = opening;
        this.car = car;
        this.loop = loop;
        reader = new Thread(this::run, "car");
        reader.setDaemon(true);
    }

    static LineLink start(String name, Streams.Opening opening, LineCar car, Loop loop) {
        LineLink link = new LineLink(name, opening, car, loop);
        link.reader.start();
        return link;
    }

    private void run() {
        ReconnectPause pauses = new ReconnectPause();
        while (true) {
            long began = System.nanoTime();
            try {
                Streams streams = opening.open();
                if (!adopt(streams)) {
                    streams.end().run();
                    return;
                }
                talk(streams);
            } catch (IOException e) {
                LOG.warn("Can't reach the car at {}: {}", name, e.toString());
            }
            Duration pause = pauses.after(System.nanoTime() - began);
            try {
                if (isClosed()) {
                    return;
                }
                LOG.warn("The car at {} is gone; trying again in {} ms", name, pause.toMillis());
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void talk(Streams streams) throws IOException {
        ThreadPoolExecutor writer = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_UNSENT), LineLink::daemon);
        loop.execute(() -> car.connected(new Line(streams, writer)));
        try (InputStream in = new BufferedInputStream(streams.in())) {
            String line = next(in);
            while (line != null) {
                String received = line;
                taken(() -> car.received(received));
                line = next(in);
            }
        } finally {
            writer.shutdownNow();
            streams.end().run();
            loop.execute(car::disconnected);
        }
    }

    /** The next line, without its end; null after the last. One that is too long is left out. */
    private String next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read != '\n') {
                tooLong |= line.size() >= LONGEST_LINE;
                if (!tooLong) {
                    line.write(read);
                }
            } else if (tooLong) {
                taken(() -> car.ignore("longer than " + LONGEST_LINE + " bytes", ""));
                tooLong = false;
                line.reset();
            } else {
                return line.toString(StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** Has the loop do it and waits until it is done. */
    private void taken(Runnable task) throws IOException {
        Semaphore done = new Semaphore(0);
        loop.execute(() -> {
            try {
                task.run();
            } finally {
                done.release();
            }
        });
        try {
            done.acquire();
        } catch (InterruptedException e) {
            throw new IOException("The agent is shutting down", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "car-writer");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized boolean adopt(Streams streams) {
        current = streams;
        return !closed;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (current != null) {
                current.end().run();
            }
        }
        reader.interrupt();
    }

    /** A connection as long as it lasts. */
    private record Line(Streams streams, ThreadPoolExecutor writer) implements Wire {
        @Override
        public boolean send(JsonNode line) {
            byte[] bytes = (JsonText.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
            try {
                writer.execute(() -> write(streams.out(), bytes));
                return true;
            } catch (RejectedExecutionException e) {
                return false;
            }
        }

        private static void write(OutputStream out, byte[] bytes) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                LOG.debug("A line was not sent: {}", e.toString());
            }
        }

        @Override
        public void cut() {
            streams.end().run();
        }
    }
}
