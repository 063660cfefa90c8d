package io.vehicleshadow.agent.command;

/** The way out to the shadow service. Called on the loop, only between {@code connected} and {@code disconnected}. */
public interface ShadowConnection {

    /** Sends a request to change the shadow. Its loss is not told; an answer may never come. */
    void update(byte[] payload);

    /** Asks for the whole document. Its loss is not told; an answer may never come. */
    void get(byte[] payload);
}
