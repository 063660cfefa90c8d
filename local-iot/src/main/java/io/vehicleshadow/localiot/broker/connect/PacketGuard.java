package io.vehicleshadow.localiot.broker.connect;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttReasonCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before vertx-mqtt, which throws at what a client may not send, or ignores it. Lets CONNECT through first and
 * alone, keeps what comes before the client is accepted, refuses what only a server sends, and ends a connection whose
 * client sends no CONNECT.
 */
final class PacketGuard extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(PacketGuard.class);
    private static final int MOST_WAITING = 1000;
    private static final Set<MqttMessageType> OF_CLIENTS = EnumSet.of(
            MqttMessageType.PUBLISH,
            MqttMessageType.PUBACK,
            MqttMessageType.SUBSCRIBE,
            MqttMessageType.UNSUBSCRIBE,
            MqttMessageType.PINGREQ,
            MqttMessageType.DISCONNECT,
            MqttMessageType.AUTH);

    /** How far the conversation is. */
    private enum Stage {
        /** No packet came yet. */
        NEW,
        /** CONNECT came; who the client is, is being found out. */
        CONNECTING,
        /** The client has its CONNACK. */
        ACCEPTED,
        /** Nothing counts any more. */
        OVER
    }

    private final Duration connectTimeout;
    private final Queue<Object> early = new ArrayDeque<>();
    private Stage stage = Stage.NEW;
    private ChannelHandlerContext context;
    private ScheduledFuture<?> timeout;
    private Consumer<Refusal> refused;

    PacketGuard(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        timeout = added.executor()
                .schedule(
                        () -> {
                            if (stage == Stage.NEW) {
                                end("it sent no CONNECT");
                            }
                        },
                        connectTimeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** The client is accepted: what it sent meanwhile comes through now. */
    void accept(Consumer<Refusal> onRefusal) {
        refused = onRefusal;
        stage = Stage.ACCEPTED;
        while (!early.isEmpty()) {
            channelRead(context, early.poll());
        }
    }

    /** Lets nothing through any more. */
    void close() {
        stage = Stage.OVER;
        timeout.cancel(false);
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext unused, Object read) {
        switch (stage) {
            case NEW -> first(read);
            case CONNECTING -> keep(read);
            case ACCEPTED -> check(read);
            case OVER -> ReferenceCountUtil.release(read);
        }
    }

    private void first(Object read) {
        if (!(read instanceof MqttMessage packet)) {
            context.fireChannelRead(read);
            return;
        }
        Throwable broken = packet.decoderResult().cause();
        boolean connect = broken == null && packet.fixedHeader().messageType() == MqttMessageType.CONNECT;
        if (connect || broken instanceof MqttUnacceptableProtocolVersionException) {
            stage = Stage.CONNECTING;
            context.fireChannelRead(read);
        } else {
            ReferenceCountUtil.release(read);
            end(
                    broken == null
                            ? "its first packet is not CONNECT"
                            : "its CONNECT is malformed: " + broken.getMessage());
        }
    }

    private void keep(Object read) {
        if (early.size() < MOST_WAITING) {
            early.add(read);
        } else {
            ReferenceCountUtil.release(read);
            end("it sent too much before it was accepted");
        }
    }

    private void check(Object read) {
        try {
            if (read instanceof MqttMessage packet && packet.decoderResult().isSuccess()) {
                requireOfClient(packet);
            }
            context.fireChannelRead(read);
        } catch (Refusal refusal) {
            ReferenceCountUtil.release(read);
            refused.accept(refusal);
        }
    }

    private static void requireOfClient(MqttMessage packet) throws Refusal {
        MqttFixedHeader header = packet.fixedHeader();
        if (!OF_CLIENTS.contains(header.messageType())) {
            throw protocolError("no client sends " + header.messageType() + " now");
        }
        Object variable = packet.variableHeader();
        if (variable instanceof MqttPubReplyMessageVariableHeader reply) {
            requireKnown(MqttPubAckReasonCode.values(), reply.reasonCode(), header);
        } else if (variable instanceof MqttReasonCodeAndPropertiesVariableHeader leaving
                && header.messageType() == MqttMessageType.DISCONNECT) {
            requireKnown(MqttDisconnectReasonCode.values(), leaving.reasonCode(), header);
        } else if (packet instanceof MqttPublishMessage publish) {
            requireAlias(publish);
        }
    }

    private static <C extends MqttReasonCode> void requireKnown(C[] known, byte code, MqttFixedHeader header)
            throws Refusal {
        for (C each : known) {
            if (each.value() == code) {
                return;
            }
        }
        throw protocolError("its %s has the unknown reason code 0x%02x".formatted(header.messageType(), code & 0xFF));
    }

    private static void requireAlias(MqttPublishMessage publish) throws Refusal {
        if (Packets.integer(publish.variableHeader().properties(), MqttProperties.TOPIC_ALIAS)
                .equals(OptionalLong.of(0))) {
            throw Refusal.clientError(MqttDisconnectReasonCode.TOPIC_ALIAS_INVALID, "it used the topic alias 0");
        }
    }

    private static Refusal protocolError(String why) {
        return Refusal.clientError(MqttDisconnectReasonCode.PROTOCOL_ERROR, why);
    }

    private void end(String why) {
        LOG.info("A client at {} is disconnected: {}", context.channel().remoteAddress(), why);
        close();
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext unused) {
        close();
        context.fireChannelInactive();
    }
}
