package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;

/** Goes on with a directive after Alexa was told that the answer will come later. Thread-safe. */
@FunctionalInterface
public interface FollowUps {
    /** Hands the event to the function that waits for the car's answer; returns at once. */
    void later(JsonNode event);
}
