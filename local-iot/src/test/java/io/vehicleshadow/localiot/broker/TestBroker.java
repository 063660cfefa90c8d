package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.localiot.store.DataStore;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker on free ports, with the clients that a test opens on it. */
final class TestBroker {

    final TestClock clock;
    final Rules rules = new Rules();
    final Vertx vertx = Vertx.vertx();
    final Broker broker;
    final DataStore store;
    private final List<AutoCloseable> clients = new ArrayList<>();
    private String plain;

    TestBroker(DataStore store, BrokerLimits limits, TestClock clock) {
        this.store = store;
        this.clock = clock;
        this.broker = new Broker(vertx, store, rules, clock, limits);
    }

    TestBroker(BrokerLimits limits) {
        this(DataStore.inMemory(), limits, new TestClock());
    }

    TestBroker() {
        this(BrokerLimits.ofAws());
    }

    static BrokerLimits limits(int maxUnsentBytes, int maxUnsentMessages) {
        BrokerLimits aws = BrokerLimits.ofAws();
        return new BrokerLimits(
                java.time.Duration.ofSeconds(1),
                aws.maxKeepAlive(),
                aws.sessionExpiry(),
                aws.maxUnacknowledged(),
                maxUnsentBytes,
                maxUnsentMessages);
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
        return closing(new Client3(uri(), clientId));
    }

    Client5 client5(String clientId) throws Exception {
        return closing(new Client5(uri(), clientId));
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
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
