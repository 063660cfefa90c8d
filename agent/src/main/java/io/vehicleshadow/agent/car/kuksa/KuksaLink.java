package io.vehicleshadow.agent.car.kuksa;

import io.grpc.ManagedChannel;
import io.vehicleshadow.agent.car.ReconnectPause;
import io.vehicleshadow.agent.loop.Loop;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a car with its databroker, and again with a longer pause each time, as long as it isn't closed. Everything
 * happens on the loop.
 */
final class KuksaLink {
    private static final Logger LOG = LoggerFactory.getLogger(KuksaLink.class);

    private final String name;
    private final Opening opening;
    private final KuksaCar car;
    private final Loop loop;
    private KuksaSession session;
    private final ReconnectPause pauses = new ReconnectPause();
    private boolean closed;

    /** Opens a channel, a new one each time. */
    @FunctionalInterface
    interface Opening {
        /** @throws IOException if a file that it needs can't be read */
        ManagedChannel open() throws IOException;
    }

    KuksaLink(String name, Opening opening, KuksaCar car, Loop loop) {
        this.name = name;
        this.opening = opening;
        this.car = car;
        this.loop = loop;
    }

    void connect() {
        if (closed) {
            return;
        }
        long began = loop.nanoTime();
        try {
            session = new KuksaSession(opening.open(), loop, car, why -> over(began, why));
            session.open();
        } catch (IOException e) {
            over(began, e.toString());
        }
    }

    private void over(long began, String why) {
        if (closed) {
            return;
        }
        Duration pause = pauses.after(loop.nanoTime() - began);
        LOG.warn("The databroker at {} is gone ({}); trying again in {} ms", name, why, pause.toMillis());
        loop.after(pause, this::connect);
    }

    void close() {
        closed = true;
        if (session != null) {
            session.end("the agent ends");
        }
    }
}
