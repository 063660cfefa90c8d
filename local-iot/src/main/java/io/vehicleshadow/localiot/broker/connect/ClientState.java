package io.vehicleshadow.localiot.broker.connect;

import io.vehicleshadow.localiot.broker.session.Session;
import java.util.Optional;

/**
 * Whether a client is connected, and how.
 *
 * @param sinceMillis when it connected or disconnected, in milliseconds since 1970
 * @param disconnectReason why it is not connected, if that is known
 * @param keepAliveSeconds 0 when it is not connected
 * @param addresses both ends of the connection, if there is one
 */
public record ClientState(
        boolean connected,
        boolean cleanSession,
        long sinceMillis,
        Optional<String> disconnectReason,
        long keepAliveSeconds,
        long sessionExpirySeconds,
        Optional<Addresses> addresses) {

    /** The state of a client whose session waits for it. */
    public static ClientState offline(Session session) {
        return new ClientState(
                false,
                !session.isPersistent(),
                session.disconnectedAtMillis(),
                session.disconnectReason(),
                0,
                session.expiry().toSeconds(),
                Optional.empty());
    }

    /** Both ends of a TCP connection. */
    public record Addresses(String sourceIp, int sourcePort, String targetIp, int targetPort) {}
}
