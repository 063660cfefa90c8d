package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.localiot.store.DataStore;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A broker on free ports, with the clients that a test opens on it. */
final class TestBroker {

    final TestClock clock;
    final Rules rules = new Rules();
    final Vertx vertx = Vertx.vertx();
    final Broker broker;
    final DataStore store;
    private final List<AutoCloseable> clients = new ArrayList<>();
    private final Map<String, Integer> disconnections = new HashMap<>();
    private String plain;

    TestBroker(DataStore store, BrokerLimits limits, TestClock clock) {
        this.store = store;
        this.clock = clock;
        this.broker = new Broker(vertx, store, rules, clock, limits);
        String prefix = "$aws/events/presence/disconnected/";
        rules.on(prefix + "+", (topic, payload, at) -> count(topic.substring(prefix.length())));
    }

    TestBroker(BrokerLimits limits) {
        this(DataStore.inMemory(), limits, new TestClock());
    }

    TestBroker() {
        this(BrokerLimits.ofAws());
    }

    static BrokerLimits limits(int maxUnsentBytes, int maxUnsentMessages) {
        return limits(Duration.ofMinutes(1), maxUnsentBytes, maxUnsentMessages);
    }

    /** So short that a client on a busy machine may need longer to connect. */
    static BrokerLimits withShortConnectTimeout() {
        BrokerLimits aws = BrokerLimits.ofAws();
        return limits(Duration.ofSeconds(1), aws.maxUnsentBytes(), aws.maxUnsentMessages());
    }

    private static BrokerLimits limits(Duration connectTimeout, long maxUnsentBytes, int maxUnsentMessages) {
        BrokerLimits aws = BrokerLimits.ofAws();
        return new BrokerLimits(
                Duration.ofSeconds(1),
                aws.maxKeepAlive(),
                aws.sessionExpiry(),
                connectTimeout,
                aws.maxUnacknowledged(),
                maxUnsentBytes,
                maxUnsentMessages,
                aws.maxKeptBytes());
    }

    String uri() {
        if (plain == null) {
            plain = "tcp://localhost:" + broker.listenPlain("localhost", 0).join();
        }
        return plain;
    }

    int port() {
        return Integer.parseInt(uri().substring(uri().lastIndexOf(':') + 1));
    }

    Client3 client3(String clientId) throws Exception {
        Client3 client = closing(new Client3(uri(), clientId));
        client.leaving = leaving -> awaitDisconnection(clientId, leaving);
        return client;
    }

    Client5 client5(String clientId) throws Exception {
        Client5 client = closing(new Client5(uri(), clientId));
        client.leaving = leaving -> awaitDisconnection(clientId, leaving);
        return client;
    }

    /** Lets a client leave and waits until the broker has noticed. */
    private void awaitDisconnection(String clientId, Leaving leaving) throws Exception {
        int before = disconnections(clientId);
        leaving.run();
        if (isUntold(clientId)) {
            return;
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        synchronized (disconnections) {
            while (disconnections(clientId) == before) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("the broker did not notice that " + clientId + " left");
                }
                disconnections.wait(left);
            }
        }
    }

    private int disconnections(String clientId) {
        synchronized (disconnections) {
            return disconnections.getOrDefault(clientId, 0);
        }
    }

    private void count(String clientId) {
        synchronized (disconnections) {
            disconnections.merge(clientId, 1, Integer::sum);
            disconnections.notifyAll();
        }
    }

    /** Clients that get no lifecycle events, or got their id from the broker. */
    private static boolean isUntold(String clientId) {
        return clientId.isEmpty() || clientId.contains("#");
    }

    /** How a client leaves. */
    interface Leaving {
        void run() throws Exception;
    }

    /** Watches a client leave. */
    interface Departure {
        void await(Leaving leaving) throws Exception;
    }

    <T extends AutoCloseable> T closing(T client) {
        clients.add(client);
        return client;
    }

    void close() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        broker.close();
        rules.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
