package io.vehicleshadow.localiot.broker.presence;

/**
 * One connection as lifecycle events tell of it.
 *
 * @param clientId the MQTT client id
 * @param sessionIdentifier a name for this connection, unique
 * @param principalId who is behind it
 * @param ipAddress from where
 * @param version counts the connections of the client id
 */
public record ClientPresence(
        String clientId, String sessionIdentifier, String principalId, String ipAddress, long version) {}
