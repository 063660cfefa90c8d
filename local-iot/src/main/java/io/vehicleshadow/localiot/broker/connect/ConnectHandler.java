package io.vehicleshadow.localiot.broker.connect;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.vehicleshadow.localiot.broker.admit.Admission;
import io.vehicleshadow.localiot.broker.admit.Authenticator;
import io.vehicleshadow.localiot.broker.admit.Permissions;
import io.vehicleshadow.localiot.broker.presence.ClientPresence;
import io.vehicleshadow.localiot.broker.presence.DisconnectReason;
import io.vehicleshadow.localiot.broker.route.LastWill;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.broker.session.Session;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the clients that come through one listener, from CONNECT to CONNACK. */
public final class ConnectHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectHandler.class);
    private static final int MQTT_3_1 = 3;

    /** AWS IoT answers an MQTT 3 client that isn't authorized with 7, which MQTT doesn't define, instead of 5. */
    private static final byte[] NOT_AUTHORIZED_3 = {0x20, 2, 0, 7};

    private final Authenticator authenticator;
    private final Connections connections;
    private final BrokerParts parts;

    public ConnectHandler(Authenticator authenticator, Connections connections, BrokerParts parts) {
        this.authenticator = authenticator;
        this.connections = connections;
        this.parts = parts;
    }

    public void welcome(MqttEndpoint endpoint) {
        boolean assigned = endpoint.clientIdentifier() == null;
        if (assigned) {
            endpoint.setClientIdentifier(parts.ids().get());
        }
        boolean mqtt5 = endpoint.protocolVersion() > 4;
        if (endpoint.protocolVersion() == MQTT_3_1) {
            refuse(
                    endpoint,
                    "it speaks MQTT 3.1",
                    MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
        } else if (!isValid(endpoint.clientIdentifier())) {
            refuse(
                    endpoint,
                    "its client id is not allowed",
                    mqtt5
                            ? MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID
                            : MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED);
        } else if (Packets.text(endpoint.connectProperties(), MqttProperties.AUTHENTICATION_METHOD)
                .isPresent()) {
            refuse(
                    endpoint,
                    "AUTH is not supported",
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD);
        } else {
            identify(endpoint, assigned);
        }
    }

    private static boolean isValid(String clientId) {
        return clientId.getBytes(StandardCharsets.UTF_8).length <= BrokerLimits.MAX_CLIENT_ID_BYTES
                && clientId.charAt(0) != '$'
                && clientId.chars().noneMatch(Character::isISOControl);
    }

    private void identify(MqttEndpoint endpoint, boolean assigned) {
        boolean mqtt5 = endpoint.protocolVersion() > 4;
        if (endpoint.will().isWillFlag() && endpoint.will().getWillQos() > 1) {
            refuse(
                    endpoint,
                    "its will has QoS 2",
                    mqtt5
                            ? MqttConnectReturnCode.CONNECTION_REFUSED_QOS_NOT_SUPPORTED
                            : MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
            return;
        }
        ConnectOptions options;
        try {
            options = ConnectOptions.of(endpoint, parts.limits(), parts.reserved());
        } catch (IllegalArgumentException e) {
            refuse(
                    endpoint,
                    "its will is not allowed: " + e.getMessage(),
                    mqtt5
                            ? MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID
                            : MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
            return;
        }
        AtomicBoolean gone = new AtomicBoolean();
        endpoint.closeHandler(unused -> gone.set(true));
        authenticator
                .admit(endpoint)
                .whenComplete((admission, failure) -> parts.loop().execute(() -> {
                    if (gone.get()) {
                        return;
                    }
                    if (failure != null) {
                        LOG.debug("The authorizer of {} failed", endpoint.clientIdentifier(), failure);
                        refuseUnauthorized(endpoint, "its authorizer can't decide: " + reason(failure));
                    } else {
                        authorize(endpoint, options, admission, assigned);
                    }
                }));
    }

    /** In one line. */
    static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause instanceof IllegalStateException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.toString();
        return message.lines().findFirst().orElse("");
    }

    private void authorize(
            MqttEndpoint endpoint, ConnectOptions options, Optional<Admission> admission, boolean assigned) {
        String clientId = endpoint.clientIdentifier();
        if (admission.isEmpty()) {
            refuseUnauthorized(endpoint, "it is unknown");
        } else if (!admission.get().authorization().allowsConnect(clientId, options.attributes())) {
            refuseUnauthorized(endpoint, "no policy allows it to connect");
            parts.lifecycle().connectFailed(presence(endpoint, admission.get(), 0));
        } else if (!mayLeave(options, admission.get())) {
            refuseUnauthorized(endpoint, "no policy allows its will");
            parts.lifecycle().connectFailed(presence(endpoint, admission.get(), 0));
        } else {
            accept(endpoint, options, admission.get(), assigned);
        }
    }

    private static boolean mayLeave(ConnectOptions options, Admission admission) {
        Permissions permissions = new Permissions(admission.authorization());
        return options.will()
                .map(LastWill::message)
                .map(will -> permissions.mayPublish(will.topic(), will.retain()))
                .orElse(true);
    }

    private void accept(MqttEndpoint endpoint, ConnectOptions options, Admission admission, boolean assigned) {
        String clientId = endpoint.clientIdentifier();
        Connection before = connections.find(clientId);
        if (before != null) {
            before.end(DisconnectReason.DUPLICATE_CLIENTID, MqttDisconnectReasonCode.SESSION_TAKEN_OVER);
        }
        Session resumed = parts.sessions().resume(clientId, options.clean(), options.mqtt5());
        parts.wills().clientBack(clientId, resumed != null);
        Session session =
                resumed != null ? resumed : parts.sessions().begin(clientId, options.mqtt5(), options.expiry());
        parts.sessions().expireAfter(session, options.expiry());
        Socket socket = Socket.of(endpoint);
        ClientPresence presence = presence(endpoint, admission, parts.presence().next(clientId));
        Connection connection =
                new Connection(endpoint, socket, session, presence, admission, options, parts, connections::remove);
        new IncomingPackets(connection).handle(parts);
        endpoint.accept(
                resumed != null, options.mqtt5() ? granted(endpoint, options, assigned) : MqttProperties.NO_PROPERTIES);
        socket.stopWatchingKeepAlive();
        connections.add(connection);
        session.attach(connection);
        parts.sessions().save(session);
        parts.lifecycle().connected(presence);
        connection.review();
        if (!connection.isEnded()) {
            socket.acceptPackets(connection::refuse);
        }
    }

    private ClientPresence presence(MqttEndpoint endpoint, Admission admission, long version) {
        return new ClientPresence(
                endpoint.clientIdentifier(),
                parts.ids().get(),
                admission.principalId(),
                Socket.of(endpoint).remoteAddress(),
                version);
    }

    /** What CONNACK says to an MQTT 5 client. Source: AWS IoT developer guide, MQTT 5 properties. */
    private MqttProperties granted(MqttEndpoint endpoint, ConnectOptions options, boolean assigned) {
        MqttProperties granted = new MqttProperties();
        add(granted, MqttProperties.SESSION_EXPIRY_INTERVAL, (int)
                options.expiry().toSeconds());
        add(granted, MqttProperties.RECEIVE_MAXIMUM, parts.limits().maxUnacknowledged());
        add(granted, MqttProperties.MAXIMUM_QOS, 1);
        add(granted, MqttProperties.RETAIN_AVAILABLE, 1);
        add(granted, MqttProperties.MAXIMUM_PACKET_SIZE, BrokerLimits.MAX_PACKET_BYTES);
        add(granted, MqttProperties.TOPIC_ALIAS_MAXIMUM, BrokerLimits.MAX_TOPIC_ALIASES);
        add(granted, MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 1);
        add(granted, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        add(granted, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 1);
        add(granted, MqttProperties.SERVER_KEEP_ALIVE, (int) options.keepAlive().toSeconds());
        if (assigned) {
            granted.add(new StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, endpoint.clientIdentifier()));
        }
        return granted;
    }

    private static void add(MqttProperties properties, int id, int value) {
        properties.add(new IntegerProperty(id, value));
    }

    private void refuseUnauthorized(MqttEndpoint endpoint, String why) {
        if (endpoint.protocolVersion() > 4) {
            refuse(endpoint, why, MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        } else {
            LOG.info("{} is refused: {}", endpoint.clientIdentifier(), why);
            Socket socket = Socket.of(endpoint);
            socket.ignorePackets();
            socket.writeRaw(NOT_AUTHORIZED_3);
            endpoint.close();
        }
    }

    private static void refuse(MqttEndpoint endpoint, String why, MqttConnectReturnCode code) {
        LOG.info("{} is refused: {}", endpoint.clientIdentifier(), why);
        Socket.of(endpoint).ignorePackets();
        endpoint.reject(code);
    }
}
