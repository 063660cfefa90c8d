package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.peer.RawMqtt;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections over mutual TLS on which nothing happens. */
final class IdleClients implements AutoCloseable {
    private static final int THREADS = 2;
    private final Collection<RawMqtt> connections = new ConcurrentLinkedQueue<>();
    private final Server server;
    private final PemIdentity.Strangers strangers;

    IdleClients(Server server) throws GeneralSecurityException, IOException {
        this.server = server;
        this.strangers = server.client().strangers();
    }

    /** Connects more, until it is that many. */
    void growTo(int count) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int number = connections.size(); number < count; number++) {
            String name = "idle" + number;
            work.add(() -> connect(name));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> connected : threads.invokeAll(work)) {
                connected.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void connect(String name) throws Exception {
        // A client of its own each: a car resumes no session of another.
        connections.add(RawMqtt.connect(strangers.sockets(), server.port(), name));
        return null;
    }

    @Override
    public void close() throws IOException {
        for (RawMqtt connection : connections) {
            connection.close();
        }
        connections.clear();
    }
}
