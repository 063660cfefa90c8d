package io.vehicleshadow.localiot.broker.connect;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vehicleshadow.localiot.broker.route.ReservedTopics;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.TopicName;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what one client publishes: checks it, routes it, and acknowledges it when it is safe. */
final class Publishing {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final Connection connection;
    private final BrokerParts parts;
    private int unfinishedRequests;
    private int unacknowledged;
    private boolean paused;

    Publishing(Connection connection, BrokerParts parts) {
        this.connection = connection;
        this.parts = parts;
    }

    void handle(MqttPublishMessage packet) throws Refusal {
        Message message = checked(packet);
        authorize(packet, message);
        if (parts.reserved().handles(message.topic())) {
            request(packet, message);
            return;
        }
        if (parts.reserved().isClosedToClients(message.topic())) {
            throw Refusal.clientError(
                    MqttDisconnectReasonCode.TOPIC_NAME_INVALID, ReservedTopics.whyClosed(message.topic()));
        }
        if (parts.router().route(message, connection.session()) && message.qos() == 1) {
            acknowledgeAfter(packet, parts.store().durable());
        } else {
            acknowledge(packet);
        }
    }

    private Message checked(MqttPublishMessage packet) throws Refusal {
        if (packet.qosLevel() == MqttQoS.EXACTLY_ONCE) {
            throw Refusal.clientError(MqttDisconnectReasonCode.QOS_NOT_SUPPORTED, "it published with QoS 2");
        }
        if (Packets.integer(packet.properties(), MqttProperties.TOPIC_ALIAS).orElse(1)
                > BrokerLimits.MAX_TOPIC_ALIASES) {
            throw Refusal.clientError(MqttDisconnectReasonCode.TOPIC_ALIAS_INVALID, "it used a topic alias over 8");
        }
        if (packet.payload().length() > BrokerLimits.MAX_PAYLOAD_BYTES) {
            throw Refusal.clientError(MqttDisconnectReasonCode.PACKET_TOO_LARGE, "it published more than 128 KB");
        }
        TopicName topic = topic(packet);
        if (packet.isRetain() && topic.isReserved()) {
            throw Refusal.clientError(
                    MqttDisconnectReasonCode.TOPIC_NAME_INVALID, "it set RETAIN on the reserved " + topic.value());
        }
        return new Message(
                topic.value(),
                packet.payload().getBytes(),
                packet.qosLevel().value(),
                packet.isRetain(),
                Packets.read(packet.properties()),
                connection.sender());
    }

    private static TopicName topic(MqttPublishMessage packet) throws Refusal {
        try {
            return new TopicName(packet.topicName());
        } catch (IllegalArgumentException e) {
            throw Refusal.clientError(MqttDisconnectReasonCode.TOPIC_NAME_INVALID, e.getMessage());
        }
    }

    private void authorize(MqttPublishMessage packet, Message message) throws Refusal {
        if (connection.permissions().mayPublish(message.topic(), message.retain())) {
            return;
        }
        if (connection.session().isMqtt5() && message.qos() == 1) {
            connection
                    .endpoint()
                    .publishAcknowledge(
                            packet.messageId(), MqttPubAckReasonCode.NOT_AUTHORIZED, MqttProperties.NO_PROPERTIES);
        }
        throw Refusal.notAuthorized("publish to " + message.topic());
    }

    private void request(MqttPublishMessage packet, Message message) {
        parts.reserved().route(message, connection.session(), parts.router());
        if (unfinishedRequests >= BrokerLimits.MAX_UNFINISHED_REQUESTS) {
            acknowledgeAfter(packet, parts.reserved().refuseTooMany(message, requester()));
            return;
        }
        unfinishedRequests++;
        acknowledgeAfter(packet, parts.reserved().accept(message, requester()), () -> unfinishedRequests--);
    }

    private Requester requester() {
        return new Requester(connection.session().clientId(), this::answer);
    }

    private void answer(Message answer) {
        parts.loop().execute(() -> {
            if (!connection.isEnded()) {
                parts.router().routeTo(connection.session(), answer);
            }
        });
    }

    private void acknowledgeAfter(MqttPublishMessage packet, CompletionStage<Void> safe) {
        acknowledgeAfter(packet, safe, () -> {});
    }

    private void acknowledgeAfter(MqttPublishMessage packet, CompletionStage<Void> safe, Runnable atEnd) {
        unacknowledged++;
        if (unacknowledged >= parts.limits().maxUnacknowledged()) {
            paused = true;
            connection.socket().pauseReading();
        }
        safe.whenComplete((unused, failure) -> parts.loop().execute(() -> {
            atEnd.run();
            finished(packet, failure);
        }));
    }

    private void finished(MqttPublishMessage packet, Throwable failure) {
        unacknowledged--;
        if (connection.isEnded()) {
            return;
        }
        if (failure == null) {
            acknowledge(packet);
        } else {
            LOG.error(
                    "A message to {} could not be kept and is not acknowledged: {}",
                    packet.topicName(),
                    failure.toString());
        }
        if (paused && unacknowledged <= parts.limits().maxUnacknowledged() / 2) {
            paused = false;
            connection.socket().resumeReading();
        }
    }

    private void acknowledge(MqttPublishMessage packet) {
        if (packet.qosLevel() == MqttQoS.AT_LEAST_ONCE && !connection.isEnded()) {
            connection.endpoint().publishAcknowledge(packet.messageId());
        }
    }
}
