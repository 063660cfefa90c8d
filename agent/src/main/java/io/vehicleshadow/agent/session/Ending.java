package io.vehicleshadow.agent.session;

import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.packets.ConnAckPacket.ConnectReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.DisconnectPacket.DisconnectReasonCode;

/** Why a connection failed or ended, in the words of whoever has to mend it. */
public final class Ending {
    private static final String NOT_AUTHORIZED =
            "not authorized: check that the certificate is active and what its policy allows";

    private Ending() {}

    /** Why no connection came about. */
    public static String of(OnConnectionFailureReturn failure, String clientId) {
        return failure.getConnAckPacket() == null
                ? CRT.awsErrorString(failure.getErrorCode())
                : of(failure.getConnAckPacket().getReasonCode(), clientId);
    }

    static String of(ConnectReasonCode code, String clientId) {
        return switch (code) {
            case NOT_AUTHORIZED -> NOT_AUTHORIZED;
            case CLIENT_IDENTIFIER_NOT_VALID -> "the service does not take the client id " + clientId;
            case SERVER_BUSY, SERVER_UNAVAILABLE -> "the service is busy";
            case CONNECTION_RATE_EXCEEDED, QUOTA_EXCEEDED -> "too many connections in this account: a quota is used up";
            default -> "the service refuses with " + code;
        };
    }

    /** Why a connection ended. */
    public static String of(OnDisconnectionReturn end, String clientId) {
        return end.getDisconnectPacket() == null
                ? CRT.awsErrorString(end.getErrorCode())
                : of(end.getDisconnectPacket().getReasonCode(), clientId);
    }

    static String of(DisconnectReasonCode code, String clientId) {
        return switch (code) {
            case SESSION_TAKEN_OVER -> "another program connects as " + clientId;
            case NOT_AUTHORIZED -> NOT_AUTHORIZED;
            case KEEP_ALIVE_TIMEOUT -> "the service heard nothing from here for too long";
            case SERVER_SHUTTING_DOWN -> "the service shuts down";
            case MESSAGE_RATE_TOO_HIGH, QUOTA_EXCEEDED -> "too many messages: a quota is used up";
            default -> "the service ended it with " + code;
        };
    }
}
