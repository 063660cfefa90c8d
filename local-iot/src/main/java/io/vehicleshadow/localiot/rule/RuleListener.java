package io.vehicleshadow.localiot.rule;

import java.time.Instant;

/** Receives what an IoT rule would hand to its action. */
@FunctionalInterface
public interface RuleListener {

    /**
     * Takes one message. Called one message at a time, in the order in which the broker accepted them, on a thread that
     * may block; what it throws is logged and the next message comes all the same.
     *
     * @param topic the topic of the message
     * @param payload its content; must not be changed
     * @param receivedAt when the broker accepted it
     */
    void onMessage(String topic, byte[] payload, Instant receivedAt);
}
