package io.vehicleshadow.localiot.broker.presence;

/**
 * Why a connection ended, as lifecycle events tell it.
 *
 * <p>Source: AWS IoT developer guide, Lifecycle events.
 */
public enum DisconnectReason {
    /** Somebody ended the connection through DeleteConnection. */
    API_INITIATED_DISCONNECT,
    /** No policy allows what the client did, or its token has expired. */
    AUTH_ERROR,
    /** The client said that it leaves. */
    CLIENT_INITIATED_DISCONNECT,
    /** The client broke the protocol or a limit. */
    CLIENT_ERROR,
    /** The network connection is gone. */
    CONNECTION_LOST,
    /** The authorizer gave the connection no more time. */
    CUSTOMAUTH_TTL_EXPIRATION,
    /** Another connection uses the client id. */
    DUPLICATE_CLIENTID,
    /** Nothing came for one and a half times the keep-alive. */
    MQTT_KEEP_ALIVE_TIMEOUT,
    /** The broker shuts down. */
    SERVER_INITIATED_DISCONNECT,
    /** The client does not read what it subscribed to. */
    THROTTLED
}
