package io.vehicleshadow.benchmarks.broker;

import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.peer.RawMqtt;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Eight publishers with a subscriber each, all at QoS 1. A publisher sends its next twenty when the last are acknowledged
 * and have arrived, so that no broker has to drop any: twenty are what mosquitto has in flight at most.
 */
final class Flood implements AutoCloseable {
    private static final int PAIRS = 8;
    private static final int IN_FLIGHT = 20;
    private static final int PAYLOAD_BYTES = 128;
    private static final double NANOS = 1e9;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(RawMqtt publisher, RawMqtt subscriber, String topic) {
        long messages(long end) throws IOException {
            byte[] payload = new byte[PAYLOAD_BYTES];
            long messages = 0;
            while (System.nanoTime() < end) {
                publisher.publishAcknowledged(topic, payload, IN_FLIGHT);
                subscriber.receiveAcknowledging(IN_FLIGHT);
                publisher.awaitAcknowledgements(IN_FLIGHT);
                messages += IN_FLIGHT;
            }
            return messages;
        }
    }

    static Flood through(int port, PemIdentity identity) throws IOException, GeneralSecurityException {
        Flood flood = new Flood();
        for (int i = 0; i < PAIRS; i++) {
            String topic = "flood/" + i;
            RawMqtt subscriber =
                    RawMqtt.connect(identity.sockets(), port, "subscriber" + i).subscribe(topic, 1);
            flood.pairs.add(new Pair(RawMqtt.connect(identity.sockets(), port, "publisher" + i), subscriber, topic));
        }
        return flood;
    }

    double messagesPerSecond(double seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + Math.round(seconds * NANOS);
        ExecutorService threads = Executors.newFixedThreadPool(PAIRS);
        try {
            List<Callable<Long>> work = new ArrayList<>();
            pairs.forEach(pair -> work.add(() -> pair.messages(end)));
            long messages = 0;
            for (Future<Long> sent : threads.invokeAll(work)) {
                messages += sent.get();
            }
            return messages * NANOS / (System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() throws IOException {
        for (Pair pair : pairs) {
            pair.publisher().close();
            pair.subscriber().close();
        }
    }
}
