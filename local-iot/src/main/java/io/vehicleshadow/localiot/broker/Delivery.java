package io.vehicleshadow.localiot.broker;

/**
 * A message of QoS 1 on its way to one session.
 *
 * @param sequence its place among the messages of the session
 * @param stored the message, with the retain flag that the subscriber is to see
 */
record Delivery(long sequence, StoredMessage stored) {

    int bytes() {
        return stored.message().payload().length;
    }
}
