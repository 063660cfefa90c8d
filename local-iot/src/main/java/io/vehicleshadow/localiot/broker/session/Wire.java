package io.vehicleshadow.localiot.broker.session;

/** The way to the client of a session that is online. */
public interface Wire {

    /**
     * Sends a message.
     *
     * @param packetId 0 for QoS 0
     * @param again whether it was sent before under this packet id
     * @return whether nothing more is to be done for it but to wait for the acknowledgment; false when the client must
     *     not get it, because it has expired, is too large for it, or no policy allows it
     */
    boolean send(StoredMessage stored, int packetId, boolean again);

    /** Whether the socket has so little left to send that stored messages may follow. */
    boolean takesMore();

    /** How many messages may be sent without being acknowledged. */
    int window();

    /** Drops a client that does not read. */
    void cutOff();
}
