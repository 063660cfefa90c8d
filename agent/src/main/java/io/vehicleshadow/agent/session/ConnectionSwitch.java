package io.vehicleshadow.agent.session;

/** Cuts the vehicle's connection and restores it. Called on the loop. */
public interface ConnectionSwitch {

    /** Ends the connection and does not connect again. */
    void cut();

    /** Connects again after {@link #cut}. */
    void restore();

    /** Whether the vehicle is connected and subscribed. Not after {@link #cut}, though a connection takes a moment to end. */
    boolean isConnected();
}
