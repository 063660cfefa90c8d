package io.vehicleshadow.functions.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.PersonId;
import java.time.Duration;

/** A way by which people send requests, withdraw them and look, and are told what became of them. */
public interface Way {
    /** @param wait how long the person waits for the end; zero where they don't */
    void request(PersonId person, String signal, JsonNode value, Duration wait);

    void withdraw(PersonId person, String signal);

    void look(PersonId person);
}
