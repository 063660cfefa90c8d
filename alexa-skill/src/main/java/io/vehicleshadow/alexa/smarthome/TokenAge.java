package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/** Tells a token that has run out from one that was never good: only for the error, never for who may do what. */
final class TokenAge {
    private TokenAge() {}

    static boolean isExpired(String token, Instant now) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return false;
        }
        try {
            JsonNode expiry = Json.read(Base64.getUrlDecoder().decode(parts[1])).path("exp");
            return expiry.isNumber() && now.getEpochSecond() >= expiry.asLong();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
