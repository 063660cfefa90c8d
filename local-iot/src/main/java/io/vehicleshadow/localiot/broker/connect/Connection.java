package io.vehicleshadow.localiot.broker.connect;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vehicleshadow.localiot.broker.admit.Admission;
import io.vehicleshadow.localiot.broker.admit.Permissions;
import io.vehicleshadow.localiot.broker.presence.ClientPresence;
import io.vehicleshadow.localiot.broker.presence.DisconnectReason;
import io.vehicleshadow.localiot.broker.route.LastWill;
import io.vehicleshadow.localiot.broker.session.PacketSize;
import io.vehicleshadow.localiot.broker.session.Session;
import io.vehicleshadow.localiot.broker.session.StoredMessage;
import io.vehicleshadow.localiot.broker.session.Wire;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Sender;
import io.vehicleshadow.localiot.policy.Authorization;
import io.vertx.core.Future;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttDisconnectMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One accepted MQTT connection, from its CONNACK to its end. */
public final class Connection implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int SOCKET_TAKES_BYTES = 256 * 1024;

    private final MqttEndpoint endpoint;
    private final Socket socket;
    private final Session session;
    private final ClientPresence presence;
    private final Permissions permissions;
    private final BrokerParts parts;
    private final Consumer<Connection> atEnd;
    private final ConnectOptions options;
    private final PageTerm pageTerm;
    private final Optional<Supplier<Optional<Authorization>>> authorizationNow;
    private final Optional<TopicAliases> topicAliases;
    private final long connectedAtMillis;
    private long lastHeardNanos;
    private long unsentBytes;
    private int unsentMessages;
    private boolean ended;

    Connection(
            MqttEndpoint endpoint,
            Socket socket,
            Session session,
            ClientPresence presence,
            Admission admission,
            ConnectOptions options,
            BrokerParts parts,
            Consumer<Connection> atEnd) {
        this.endpoint = endpoint;
        this.socket = socket;
        this.session = session;
        this.presence = presence;
        this.authorizationNow = admission.now();
        this.permissions = new Permissions(admission.authorization());
        this.options = options;
        this.parts = parts;
        this.atEnd = atEnd;
        this.topicAliases =
                options.topicAliases() > 0 ? Optional.of(new TopicAliases(options.topicAliases())) : Optional.empty();
        this.pageTerm = new PageTerm(admission.term(), permissions, parts, this::end);
        this.lastHeardNanos = parts.nanos().getAsLong();
        this.connectedAtMillis = parts.clock().millis();
    }

    /** The client is there: a packet came. */
    void heard() {
        lastHeardNanos = parts.nanos().getAsLong();
    }

    void acknowledged(int packetId) {
        session.acknowledged(packetId);
        session.sendWaiting();
    }

    @Override
    public boolean send(StoredMessage stored, int packetId, boolean again) {
        if (ended) {
            return true;
        }
        long now = parts.clock().millis();
        String topic = stored.message().topic();
        int bytes = stored.message().payload().length + topic.length();
        if (stored.isExpired(now) || isTooLarge(stored.message()) || !permissions.mayReceive(topic)) {
            return false;
        }
        unsentBytes += bytes;
        unsentMessages++;
        Future<Void> written = socket.write(
                session.isMqtt5()
                        ? Packets.publish5(stored.remaining(now), packetId, again, topicAliases)
                        : Packets.publish3(stored.message(), packetId, again));
        written.onComplete(unused -> sent(bytes));
        if (unsentBytes > parts.limits().maxUnsentBytes()
                || unsentMessages > parts.limits().maxUnsentMessages()) {
            cutOff();
        }
        return true;
    }

    private boolean isTooLarge(Message message) {
        if (options.maxPacketBytes().isEmpty()) {
            return false;
        }
        boolean aliased = topicAliases.isPresent() && topicAliases.get().has(message.topic());
        boolean known = aliased && topicAliases.get().isKnown(message.topic());
        return PacketSize.ofPublish(message, aliased, known)
                > options.maxPacketBytes().getAsLong();
    }

    private void sent(int bytes) {
        boolean tookMore = takesMore();
        unsentBytes -= bytes;
        unsentMessages--;
        if (!tookMore && takesMore() && !ended) {
            session.sendWaiting();
        }
    }

    @Override
    public boolean takesMore() {
        return unsentBytes < SOCKET_TAKES_BYTES;
    }

    @Override
    public int window() {
        return options.window();
    }

    @Override
    public void cutOff() {
        LOG.warn("{} is dropped: it does not read what it subscribed to", presence.clientId());
        end(DisconnectReason.THROTTLED, MqttDisconnectReasonCode.QUOTA_EXCEEDED);
    }

    void leave(MqttDisconnectMessage packet) {
        if (ended) {
            return;
        }
        OptionalLong expiry = Packets.integer(packet.properties(), MqttProperties.SESSION_EXPIRY_INTERVAL);
        if (expiry.isPresent() && session.isPersistent()) {
            Duration asked = Duration.ofSeconds(expiry.getAsLong());
            Duration most = parts.limits().sessionExpiry();
            parts.sessions().expireAfter(session, asked.compareTo(most) > 0 ? most : asked);
        }
        boolean withWill = packet.code() == MqttDisconnectReasonCode.WITH_WILL_MESSAGE;
        end(DisconnectReason.CLIENT_INITIATED_DISCONNECT, null, "", withWill ? options.will() : Optional.empty());
    }

    void failed(Throwable cause) {
        if (cause instanceof IOException) {
            end(DisconnectReason.CONNECTION_LOST, null);
            return;
        }
        LOG.info("{} is disconnected: {}", presence.clientId(), cause.toString());
        boolean tooLong = cause instanceof TooLongFrameException;
        end(
                DisconnectReason.CLIENT_ERROR,
                tooLong ? MqttDisconnectReasonCode.PACKET_TOO_LARGE : MqttDisconnectReasonCode.MALFORMED_PACKET);
    }

    /** Looks whether the client is still heard of, and may still be here. */
    public void check() {
        long silent = parts.nanos().getAsLong() - lastHeardNanos;
        if (silent > options.keepAlive().toNanos() * 3 / 2) {
            end(DisconnectReason.MQTT_KEEP_ALIVE_TIMEOUT, MqttDisconnectReasonCode.KEEP_ALIVE_TIMEOUT);
        } else {
            pageTerm.check();
        }
    }

    /** What its principal may do may have changed: that counts from now on, and ends the connection if it may not be open. */
    public void review() {
        authorizationNow.map(Supplier::get).ifPresent(this::continueWith);
    }

    private void continueWith(Optional<Authorization> authorization) {
        boolean stays = authorization
                .filter(now -> now.allowsConnect(clientId(), options.attributes()))
                .isPresent();
        if (stays) {
            permissions.replace(authorization.get());
        } else if (!ended) {
            LOG.info("{} is disconnected: its certificate or policies don't let it be connected any more", clientId());
            end(DisconnectReason.AUTH_ERROR, MqttDisconnectReasonCode.NOT_AUTHORIZED);
        }
    }

    /** The id of who is connected, such as the certificate's. */
    Sender sender() {
        return Sender.client(presence.clientId(), presence.principalId());
    }

    public String principalId() {
        return presence.principalId();
    }

    /** Ends the connection, once: publishes the will, unless the client sent DISCONNECT, and the lifecycle event. */
    public void end(DisconnectReason reason, MqttDisconnectReasonCode code) {
        end(reason, code, "", options.will());
    }

    /** Ends the connection because the client did what it may not do. */
    void refuse(Refusal refusal) {
        if (!ended) {
            LOG.info("{} is disconnected: {}", clientId(), refusal.getMessage());
            end(refusal.reason(), refusal.code(), refusal.getMessage(), options.will());
        }
    }

    /** Ends the connection because somebody asked for it. */
    public void endByApi(boolean preventWill) {
        end(
                DisconnectReason.API_INITIATED_DISCONNECT,
                MqttDisconnectReasonCode.ADMINISTRATIVE_ACTION,
                "",
                preventWill ? Optional.empty() : options.will());
    }

    private void end(DisconnectReason reason, MqttDisconnectReasonCode code, String why, Optional<LastWill> will) {
        if (ended) {
            return;
        }
        ended = true;
        if (code != null && session.isMqtt5()) {
            socket.write(Packets.disconnect(code, options.fitting(why)));
        }
        socket.cutOff();
        atEnd.accept(this);
        parts.sessions().disconnected(session, reason.name());
        parts.presence().ended(presence.clientId(), presence.version());
        will.ifPresent(last -> parts.wills().clientGone(last.from(sender()), session));
        parts.lifecycle().disconnected(presence, reason);
    }

    String clientId() {
        return presence.clientId();
    }

    /** What GetConnection says of it. */
    public ClientState state() {
        return new ClientState(
                true,
                options.clean(),
                connectedAtMillis,
                Optional.empty(),
                options.keepAlive().toSeconds(),
                session.expiry().toSeconds(),
                Optional.of(socket.addresses()));
    }

    /** Sends a message to the client though it did not subscribe to it, unless its policies don't let it receive that. */
    public Optional<CompletionStage<Void>> sendDirectly(Message message) {
        if (!permissions.mayReceive(message.topic())) {
            return Optional.empty();
        }
        if (message.qos() == 0) {
            send(new StoredMessage(message, parts.clock().millis()), 0, false);
            return Optional.of(CompletableFuture.completedStage(null));
        }
        return Optional.of(session.deliverDirectly(message, parts.clock().millis()));
    }

    boolean isEnded() {
        return ended;
    }

    MqttEndpoint endpoint() {
        return endpoint;
    }

    Socket socket() {
        return socket;
    }

    Session session() {
        return session;
    }

    ClientPresence presence() {
        return presence;
    }

    Permissions permissions() {
        return permissions;
    }
}
