package io.vehicleshadow.localiot.broker.session;

import io.vehicleshadow.localiot.message.Message;

/**
 * A message of QoS 1 on its way to one session.
 *
 * @param sequence its place among the messages of the session
 * @param stored the message, with the retain flag that the subscriber is to see
 */
record Delivery(long sequence, StoredMessage stored) {

    private static final int OBJECTS = 600;
    private static final int OBJECTS_OF_A_PROPERTY = 150;

    /** The payload's bytes. */
    int bytes() {
        return stored.message().payload().length;
    }

    /** About how many bytes it takes in memory: the message, what the data store has of it, and what holds both. */
    long memory() {
        Message message = stored.message();
        return 2L * PacketSize.ofPublish(message)
                + OBJECTS
                + (long) OBJECTS_OF_A_PROPERTY
                        * message.properties().userProperties().size();
    }
}
