package io.vehicleshadow.localiot.broker.connect;

import io.vehicleshadow.localiot.broker.presence.DisconnectReason;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;

/** A packet that ends its connection. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final DisconnectReason reason;
    private final MqttDisconnectReasonCode code;

    Refusal(DisconnectReason reason, MqttDisconnectReasonCode code, String why) {
        super(why);
        this.reason = reason;
        this.code = code;
    }

    static Refusal clientError(MqttDisconnectReasonCode code, String why) {
        return new Refusal(DisconnectReason.CLIENT_ERROR, code, why);
    }

    static Refusal notAuthorized(String act) {
        return new Refusal(
                DisconnectReason.AUTH_ERROR, MqttDisconnectReasonCode.NOT_AUTHORIZED, "no policy allows it to " + act);
    }

    DisconnectReason reason() {
        return reason;
    }

    MqttDisconnectReasonCode code() {
        return code;
    }
}
