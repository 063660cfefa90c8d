package io.vehicleshadow.localiot.message;

/** Takes messages of the services inside local-iot to whoever subscribed to them. */
@FunctionalInterface
public interface MessageSink {

    /**
     * Publishes a message. May be called by any thread, never blocks, and keeps the order of the calls, also of several
     * threads of which one waits for the other. No policy is asked: the caller is trusted.
     */
    void publish(Message message);
}
