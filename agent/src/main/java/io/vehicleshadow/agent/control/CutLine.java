package io.vehicleshadow.agent.control;

/** The vehicle's connection, as far as somebody can pull the plug. Called on the loop. */
public interface CutLine {

    /** Ends the connection and makes no new one. */
    void cut();

    /** Connects again. */
    void restore();

    /** Whether the vehicle is connected now. */
    boolean isConnected();
}
