package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.authorizer.AuthorizerFunction;
import io.vehicleshadow.localiot.authorizer.Authorizers;
import io.vehicleshadow.localiot.broker.Broker;
import io.vehicleshadow.localiot.broker.admit.Principal;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.controlplane.ControlPlane;
import io.vehicleshadow.localiot.dataplane.DataPlane;
import io.vehicleshadow.localiot.function.JavaFunctions;
import io.vehicleshadow.localiot.http.HttpApi;
import io.vehicleshadow.localiot.http.Routes;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.Identity;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.policy.NamedPolicies;
import io.vehicleshadow.localiot.provisioning.FleetProvisioning;
import io.vehicleshadow.localiot.provisioning.ProvisioningTemplates;
import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.localiot.rule.TopicRules;
import io.vehicleshadow.localiot.rule.action.Actions;
import io.vehicleshadow.localiot.shadow.ShadowService;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.JsonMap;
import io.vehicleshadow.localiot.store.StoreFailure;
import io.vehicleshadow.localiot.thing.Things;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one local-iot, wired by hand; closed in the reverse order of their making. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 2;
    private static final int CLOSE_SECONDS = 2;
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Rules rules = new Rules();
    private final JavaFunctions<AuthorizerFunction> authorizerFunctions = new JavaFunctions<>();
    private DataStore store;
    private Authorizers authorizers;
    private Identities identities;
    private Broker broker;
    private FleetProvisioning provisioning;
    private HttpApi http;
    private volatile int dataPlaneTls;

    private Parts() {}

    /** @throws LocalIotException when the data folder can't be used */
    static Parts open(LocalIotOptions options) {
        Parts parts = new Parts();
        try {
            parts.make(options);
            return parts;
        } catch (StoreFailure | UncheckedIOException | IllegalStateException e) {
            parts.close();
            throw new LocalIotException(e.getMessage(), e);
        }
    }

    private void make(LocalIotOptions options) {
        Optional<Path> data = options.data().map(Path::toAbsolutePath).map(Path::normalize);
        store = opening(
                data.map(folder -> DataStore.at(folder.resolve("store"))).orElseGet(DataStore::inMemory));
        NamedPolicies policies = new NamedPolicies(
                new JsonMap(store.map("policies")), options.clock(), () -> broker.review(anyone -> true));
        identities = opening(data.map(folder -> Identities.at(folder, options.clock(), policies::document))
                .orElseGet(() -> Identities.temporary(options.clock(), policies::document)));
        options.authorizerFunctions().forEach(authorizerFunctions::put);
        authorizers = opening(
                new Authorizers(new JsonMap(store.map("authorizers")), authorizerFunctions, options.pageAuthorizer()));
        Vertx vertx = Vertx.vertx(vertxOptions());
        opened.push(
                () -> vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS));
        opening(rules);
        options.functions().forEach(rules.functions()::put);
        broker = opening(new Broker(vertx, store, rules, options.clock(), BrokerLimits.ofAws()));
        ShadowService shadows = new ShadowService(store, options.clock(), broker);
        broker.serve(shadows);
        identities.registered().onChange(id -> broker.review(id::equals));
        Things things = new Things(store, UUID::randomUUID);
        ProvisioningTemplates templates =
                new ProvisioningTemplates(new JsonMap(store.map("provisioning-templates")), options.clock());
        provisioning =
                opening(new FleetProvisioning(identities, policies, templates, things, options.clock(), Parts::token));
        broker.serve(provisioning);
        TopicRules topicRules = new TopicRules(
                new JsonMap(store.map("topic-rules")), rules, new Actions(broker::publishDurably, rules.functions()));
        Routes routes = new Routes();
        DataPlane.addTo(routes, shadows, broker);
        opening(new ControlPlane(
                routes,
                new ControlPlane.Holdings(
                        store, things, identities, policies, templates, topicRules, authorizers, options.clock()),
                () -> "localhost:" + dataPlaneTls));
        http = opening(new HttpApi(vertx, routes, UUID::randomUUID));
    }

    private <T extends AutoCloseable> T opening(T part) {
        opened.push(part);
        return part;
    }

    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(THREADS)
                .setWorkerPoolSize(THREADS)
                .setInternalBlockingPoolSize(THREADS)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }

    /** @throws LocalIotException when a port is in use */
    Endpoints listen(LocalIotOptions options) {
        PemCredentials server = identities.server();
        CompletableFuture<Void> warmUp = CompletableFuture.runAsync(identities::warmUpTls);
        PemKeyCertOptions key = new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(server.certificatePem()))
                .setKeyValue(Buffer.buffer(server.keyPem()));
        TrustOptions trust = TrustOptions.wrap(identities.clientTrust());
        IotPorts asked = options.ports();
        int mqtt = bound(asked.mqtt(), broker.listenTls(LOOPBACK, asked.mqtt(), key, trust, this::principal));
        int dataPlane = bound(asked.dataPlane(), http.listen(asked.dataPlane()));
        int webSocket =
                bound(asked.mqttWebSocket(), broker.listenWebSocket(LOOPBACK, asked.mqttWebSocket(), authorizers));
        dataPlaneTls = bound(
                asked.dataPlaneTls(),
                http.listenTls(
                        asked.dataPlaneTls(),
                        key,
                        trust,
                        certificate -> identities.of(certificate).map(Identity::authorizationForHttp)));
        int webSocketTls = bound(
                asked.mqttWebSocketTls(),
                broker.listenWebSocketTls(LOOPBACK, asked.mqttWebSocketTls(), key, authorizers));
        warmUp.join();
        return new Endpoints(
                new IotPorts(mqtt, dataPlane, webSocket, dataPlaneTls, webSocketTls), identities.certificates());
    }

    private Optional<Principal> principal(X509Certificate certificate) {
        return identities
                .of(certificate)
                .map(identity -> new Principal(identity.principalId(), identity::authorizationFor));
    }

    private static int bound(int asked, CompletionStage<Integer> port) {
        try {
            return port.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new LocalIotException(
                    "port " + asked + " on " + LOOPBACK + " can't be used ("
                            + e.getCause().getMessage() + "): stop what uses it, or choose other ports",
                    e);
        }
    }

    CompletionStage<StoreFailure> failed() {
        return store.failed();
    }

    Rules rules() {
        return rules;
    }

    JavaFunctions<AuthorizerFunction> authorizerFunctions() {
        return authorizerFunctions;
    }

    Identities identities() {
        return identities;
    }

    FleetProvisioning provisioning() {
        return provisioning;
    }

    /** 256 random bits. */
    private static String token() {
        byte[] bits = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} could not be closed: {}", part, e.toString());
            }
        }
    }
}
