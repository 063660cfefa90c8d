package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.broker.Broker;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.http.HttpApi;
import io.vehicleshadow.localiot.http.Routes;
import io.vehicleshadow.localiot.message.MessageSink;
import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.localiot.shadow.MovableClock;
import io.vehicleshadow.localiot.shadow.ShadowService;
import io.vehicleshadow.localiot.store.DataStore;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.function.Supplier;

/** The data plane, with what it needs, in memory. */
final class TestHttp implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final MovableClock clock = new MovableClock();
    final Broker broker;
    final HttpApi api;
    private final DataStore store = DataStore.inMemory();
    private final Rules rules = new Rules();

    /** @param shadowMessages takes what the shadow service publishes */
    TestHttp(MessageSink shadowMessages, Supplier<UUID> ids) {
        broker = new Broker(vertx, store, rules, clock, BrokerLimits.ofAws());
        Routes routes = new Routes();
        DataPlane.addTo(routes, new ShadowService(store, clock, shadowMessages), broker);
        api = new HttpApi(vertx, routes, ids);
    }

    int listen() {
        return api.listen(0).toCompletableFuture().join();
    }

    @Override
    public void close() {
        api.close();
        broker.close();
        rules.close();
        vertx.close().await();
        store.close();
    }
}
