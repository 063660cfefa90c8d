package io.vehicleshadow.benchmarks.broker;

import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.peer.RawMqtt;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Two threads of clients that connect with a whole handshake and a CONNECT, and go when they are let in. */
record Handshakes(int port, PemIdentity.Strangers clients) {
    private static final int THREADS = 2;
    private static final double NANOS = 1e9;
    private static final AtomicInteger NAMES = new AtomicInteger();

    double perSecond(double seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + Math.round(seconds * NANOS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Long> work = () -> connections(end);
            long connections = 0;
            for (Future<Long> made : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                connections += made.get();
            }
            return connections * NANOS / (System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private long connections(long end) throws IOException, GeneralSecurityException {
        long connections = 0;
        while (System.nanoTime() < end) {
            RawMqtt.connect(clients.sockets(), port, "stranger" + NAMES.incrementAndGet())
                    .close();
            connections++;
        }
        return connections;
    }
}
