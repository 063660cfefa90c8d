package io.vehicleshadow.localiot.message;

/** Takes messages of the services inside local-iot to whoever subscribed to them. */
@FunctionalInterface
public interface MessageSink {

    /**
     * Publishes a message. May be called by any thread, never blocks, and keeps the order of the calls of one thread.
     * No policy is asked: the caller is trusted.
     */
    void publish(Message message);
}
