package io.vehicleshadow.localiot.broker.connect;

import io.vehicleshadow.localiot.broker.presence.DisconnectReason;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;

/** Brings each packet of a client to its handler, and ends the connection at one that is refused. */
final class IncomingPackets {

    private final Connection connection;

    private interface PacketHandler {
        void handle() throws Refusal;
    }

    IncomingPackets(Connection connection) {
        this.connection = connection;
    }

    void handle(BrokerParts parts) {
        MqttEndpoint endpoint = connection.endpoint();
        Publishing publishing = new Publishing(connection, parts);
        Subscribing subscribing = new Subscribing(connection, parts);
        endpoint.publishHandler(packet -> handle(() -> publishing.handle(packet)));
        endpoint.subscribeHandler(packet -> handle(() -> subscribing.handle(packet)));
        endpoint.unsubscribeHandler(packet -> handle(() -> subscribing.handle(packet)));
        endpoint.publishAcknowledgeHandler(packetId -> handle(() -> connection.acknowledged(packetId)));
        endpoint.pingHandler(unused -> handle(() -> {}));
        endpoint.authenticationExchangeHandler(packet -> handle(() -> {
            throw Refusal.clientError(MqttDisconnectReasonCode.PROTOCOL_ERROR, "AUTH is not supported");
        }));
        endpoint.disconnectMessageHandler(connection::leave);
        endpoint.closeHandler(unused -> connection.end(DisconnectReason.CONNECTION_LOST, null));
        endpoint.exceptionHandler(connection::failed);
    }

    private void handle(PacketHandler handler) {
        if (connection.isEnded()) {
            return;
        }
        connection.heard();
        try {
            handler.handle();
        } catch (Refusal refusal) {
            connection.refuse(refusal);
        }
    }
}
