package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.broker.admit.Authenticator;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizers;
import io.vehicleshadow.localiot.broker.admit.Principal;
import io.vehicleshadow.localiot.broker.connect.BrokerParts;
import io.vehicleshadow.localiot.broker.connect.ClientState;
import io.vehicleshadow.localiot.broker.connect.ConnectHandler;
import io.vehicleshadow.localiot.broker.connect.Connection;
import io.vehicleshadow.localiot.broker.connect.Connections;
import io.vehicleshadow.localiot.broker.connect.EventLoop;
import io.vehicleshadow.localiot.broker.connect.GuardedServer;
import io.vehicleshadow.localiot.broker.presence.DisconnectReason;
import io.vehicleshadow.localiot.broker.presence.LifecycleEvents;
import io.vehicleshadow.localiot.broker.presence.PresenceVersions;
import io.vehicleshadow.localiot.broker.route.ReservedTopics;
import io.vehicleshadow.localiot.broker.route.RetainedMessages;
import io.vehicleshadow.localiot.broker.route.Router;
import io.vehicleshadow.localiot.broker.route.Wills;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.broker.session.Session;
import io.vehicleshadow.localiot.broker.session.SessionStore;
import io.vehicleshadow.localiot.broker.session.Sessions;
import io.vehicleshadow.localiot.broker.session.SubscriptionTree;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageSink;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.ReservedTopicHandler;
import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.localiot.store.DataStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The message broker. It listens on the ports that it is given, and all of its work is done by one event loop of the given
 * Vert.x; its own methods may be called by any thread.
 */
public final class Broker implements MessageSink, AutoCloseable {

    private static final int SWEEP_MILLIS = 250;
    private static final int SWEEPS_UNTIL_FORGETTING = 1200;
    private static final int MAX_MQTT_CLIENT_ID = 65_535;

    private final Vertx vertx;
    private final BrokerParts parts;
    private final Connections connections = new Connections();
    private final List<MqttServer> servers = new CopyOnWriteArrayList<>();
    private final long sweepTimer;
    private int sweeps;

    /**
     * Makes a broker that listens nowhere yet.
     *
     * @param vertx runs it; is not closed with it
     * @param store keeps retained messages and persistent sessions
     * @param clock for timestamps, expiry of messages and sessions, and the terms of page authorizers
     */
    public Broker(Vertx vertx, DataStore store, Rules rules, Clock clock, BrokerLimits limits) {
        this.vertx = vertx;
        SubscriptionTree tree = new SubscriptionTree(RandomGenerator.getDefault());
        RetainedMessages retained = new RetainedMessages(store, clock);
        Router router = new Router(tree, retained, rules, clock);
        this.parts = new BrokerParts(
                new EventLoop(vertx),
                clock,
                System::nanoTime,
                () -> UUID.randomUUID().toString(),
                limits,
                store,
                new Sessions(tree, new SessionStore(store, limits), limits, clock),
                router,
                retained,
                new LifecycleEvents(router, clock),
                new PresenceVersions(store, clock),
                new Wills(router, clock),
                new ReservedTopics());
        this.sweepTimer = vertx.setPeriodic(SWEEP_MILLIS, unused -> parts.loop().execute(this::sweep));
    }

    /** Hands those requests on reserved topics that {@code handler} handles to it, too; to be called before any client comes. */
    public void serve(ReservedTopicHandler handler) {
        parts.loop().execute(() -> parts.reserved().handleAlsoBy(handler));
    }

    /**
     * Listens for MQTT over TLS with client certificates; ALPN {@code x-amzn-mqtt-ca} may be asked for.
     *
     * @param port 0 for a free one
     * @param trust who signs the clients' certificates
     * @return the port, once it is open; fails when it can't be opened
     */
    public CompletableFuture<Integer> listenTls(
            String host, int port, KeyCertOptions key, TrustOptions trust, Principal.ByCertificate principals) {
        MqttServerOptions options = options();
        options.setSsl(true).setKeyCertOptions(key).setTrustOptions(trust).setClientAuth(ClientAuth.REQUIRED);
        options.setUseAlpn(true);
        options.getSslOptions().setApplicationLayerProtocols(List.of("x-amzn-mqtt-ca", "mqtt"));
        return listen(host, port, options, Authenticator.byCertificate(principals));
    }

    /**
     * Listens for MQTT over WebSocket at {@code /mqtt}, subprotocol {@code mqtt}, for programs and web pages of this machine.
     *
     * @param port 0 for a free one
     * @param authorizers who decides about each client
     * @return the port, once it is open; fails when it can't be opened
     */
    public CompletableFuture<Integer> listenWebSocket(String host, int port, PageAuthorizers authorizers) {
        return listenWebSocket(host, port, options(), authorizers);
    }

    /** The same over TLS; no client certificate is asked for. */
    public CompletableFuture<Integer> listenWebSocketTls(
            String host, int port, KeyCertOptions key, PageAuthorizers authorizers) {
        MqttServerOptions options = options();
        options.setSsl(true).setKeyCertOptions(key);
        return listenWebSocket(host, port, options, authorizers);
    }

    private CompletableFuture<Integer> listenWebSocket(
            String host, int port, MqttServerOptions options, PageAuthorizers authorizers) {
        options.setUseWebSocket(true).setWebSocketMaxFrameSize(2 * BrokerLimits.MAX_PACKET_BYTES);
        return listen(host, port, options, Authenticator.byToken(authorizers));
    }

    /** Listens for plain MQTT: for tests and measurements. */
    public CompletableFuture<Integer> listenPlain(String host, int port) {
        return listen(host, port, options(), Authenticator.trusting());
    }

    private static MqttServerOptions options() {
        MqttServerOptions options = new MqttServerOptions()
                .setMaxMessageSize(BrokerLimits.MAX_PACKET_BYTES)
                .setAutoClientId(false)
                .setMaxClientIdLength(MAX_MQTT_CLIENT_ID)
                .setTimeoutOnConnect(30);
        options.setTcpNoDelay(true);
        return options;
    }

    private CompletableFuture<Integer> listen(
            String host, int port, MqttServerOptions options, Authenticator authenticator) {
        MqttServer server = GuardedServer.create(vertx, options, parts.limits().connectTimeout());
        server.endpointHandler(new ConnectHandler(authenticator, connections, parts)::welcome);
        server.exceptionHandler(failure -> {});
        servers.add(server);
        return parts.loop().call(() -> server.listen(port, host).map(MqttServer::actualPort));
    }

    @Override
    public void publish(Message message) {
        parts.loop().execute(() -> parts.router().route(message, null));
    }

    /**
     * Publishes for a caller that was already authorized, as one who is not connected: requests on reserved topics
     * reach their service; answers meant only for the sender of a request are dropped.
     *
     * @return completes when what had to be kept is durable; fails with {@link IllegalArgumentException} when no client may
     *     publish the message: a wrong topic, more than 128 KB, {@code retain} on a reserved topic, or a topic of services
     */
    public CompletionStage<Void> publishDurably(Message message) {
        return CompletableFuture.supplyAsync(() -> publishNow(message), parts.loop())
                .thenCompose(stage -> stage);
    }

    private CompletionStage<Void> publishNow(Message message) {
        parts.reserved().requirePublishable(message);
        if (parts.reserved().handles(message.topic())) {
            parts.reserved().route(message, null, parts.router());
            return parts.reserved().accept(message, Requester.NOT_CONNECTED);
        }
        boolean stored = parts.router().route(message, null);
        return stored ? parts.store().durable() : CompletableFuture.completedFuture(null);
    }

    /**
     * Ends the connection of a client, who may come back at once.
     *
     * @param cleanSession whether its session goes too, with subscriptions and messages
     * @param preventWill whether its will is not published
     * @return whether there was a connection or a session, when that is durable; fails when the store does
     */
    public CompletionStage<Boolean> deleteConnection(String clientId, boolean cleanSession, boolean preventWill) {
        return CompletableFuture.supplyAsync(() -> deleteNow(clientId, cleanSession, preventWill), parts.loop())
                .thenCompose(was -> parts.store().durable().thenApply(durable -> was));
    }

    private boolean deleteNow(String clientId, boolean cleanSession, boolean preventWill) {
        Session session = parts.sessions().find(clientId);
        if (session == null) {
            return false;
        }
        Connection open = connections.find(clientId);
        if (open != null) {
            open.endByApi(preventWill);
        }
        if (cleanSession) {
            parts.sessions().end(session);
            parts.wills().clientBack(clientId, preventWill);
        }
        return true;
    }

    /** What these principals may do was changed: counts for their open connections too. */
    public void review(Predicate<String> principals) {
        parts.loop()
                .execute(() -> connections.all().stream()
                        .filter(connection -> principals.test(connection.principalId()))
                        .forEach(Connection::review));
    }

    /** How a client is connected, or was; empty when it has neither a connection nor a session. */
    public CompletionStage<Optional<ClientState>> state(String clientId) {
        return CompletableFuture.supplyAsync(() -> stateNow(clientId), parts.loop());
    }

    private Optional<ClientState> stateNow(String clientId) {
        Connection open = connections.find(clientId);
        if (open != null) {
            return Optional.of(open.state());
        }
        return Optional.ofNullable(parts.sessions().find(clientId)).map(ClientState::offline);
    }

    /** The QoS of each filter that a client has subscribed to; empty when it has no session. */
    public CompletionStage<Optional<SortedMap<String, Integer>>> subscriptions(String clientId) {
        return CompletableFuture.supplyAsync(
                () -> Optional.ofNullable(parts.sessions().find(clientId)).map(Session::qosByFilter), parts.loop());
    }

    /**
     * Sends a message to one client that is connected, whether it subscribed to its topic or not; no rule gets it.
     *
     * @return completes when it is sent or, with QoS 1, acknowledged. Fails with {@link NoSuchElementException} when the
     *     client isn't connected, with {@link SecurityException} when its policies don't let it receive the topic, and is
     *     canceled when the client can't get the message, or the connection ends before the acknowledgment
     */
    public CompletionStage<Void> sendDirectly(String clientId, Message message) {
        return CompletableFuture.supplyAsync(
                        () -> Optional.ofNullable(connections.find(clientId))
                                .orElseThrow(() -> new NoSuchElementException(clientId))
                                .sendDirectly(message)
                                .orElseThrow(() -> new SecurityException(clientId)),
                        parts.loop())
                .thenCompose(sent -> sent);
    }

    /** The messages kept for later subscribers. */
    public RetainedMessages retainedMessages() {
        return parts.retained();
    }

    private void sweep() {
        connections.all().forEach(Connection::check);
        parts.wills().publishDue();
        parts.sessions().endExpired();
        if (++sweeps % SWEEPS_UNTIL_FORGETTING == 0) {
            parts.presence().forget(parts.sessions());
        }
    }

    /** Stops listening and disconnects everyone; persistent sessions stay in the store. */
    @Override
    public void close() {
        vertx.cancelTimer(sweepTimer);
        CompletableFuture.runAsync(
                        () -> connections
                                .all()
                                .forEach(connection -> connection.end(
                                        DisconnectReason.SERVER_INITIATED_DISCONNECT,
                                        MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN)),
                        parts.loop())
                .join();
        CompletableFuture.allOf(servers.stream()
                        .map(server -> parts.loop().call(server::close))
                        .toArray(CompletableFuture[]::new))
                .handle((unused, failure) -> null)
                .join();
    }
}
