package io.vehicleshadow.localiot.policy;

/**
 * What a connection wants beyond being connected; documents test it through the condition key
 * {@code iot:ConnectAttributes}.
 *
 * <p>Source: AWS IoT developer guide, Connect policy examples.
 */
public enum ConnectAttribute {
    /** The client asks for a session that outlives the connection. */
    PERSISTENT_CONNECT("PersistentConnect"),
    /** The client leaves a last will. */
    LAST_WILL("LastWill");

    private final String id;

    ConnectAttribute(String id) {
        this.id = id;
    }

    /** The word that policy documents use. */
    public String id() {
        return id;
    }
}
