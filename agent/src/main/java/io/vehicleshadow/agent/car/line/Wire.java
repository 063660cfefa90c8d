package io.vehicleshadow.agent.car.line;

import com.fasterxml.jackson.databind.JsonNode;

/** One connection to the other side. Called on the agent's loop. */
interface Wire {

    /** Sends a line. Returns false if the other side doesn't take what was sent before: then nothing was sent. */
    boolean send(JsonNode line);

    /** Ends the connection, and the process behind it: what it has not read yet it never reads. */
    void cut();
}
