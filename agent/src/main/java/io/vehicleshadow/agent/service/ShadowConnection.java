package io.vehicleshadow.agent.service;

/** Requests to the shadow service. Called on the loop, only between {@code connected} and {@code disconnected}. */
public interface ShadowConnection {

    /** Sends a request to change the shadow. It may get lost without notice, and so may its answer. */
    void update(byte[] payload);

    /** Requests the whole document. It may get lost without notice, and so may its answer. */
    void get(byte[] payload);
}
