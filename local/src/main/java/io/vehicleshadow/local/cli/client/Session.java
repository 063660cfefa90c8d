package io.vehicleshadow.local.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/**
 * Who is signed in, and where: kept in a file that only its owner may read.
 *
 * @param api the address of the HTTP API
 * @param mqttWebSocket the address of MQTT over WebSocket
 * @param accessToken the token
 * @param localName the name that was enough to sign in to a local run; empty for a sign-in with a browser
 */
public record Session(String api, String mqttWebSocket, String accessToken, Optional<String> localName) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "session.json";

    public static Optional<Session> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode json = JSON.readTree(Files.readAllBytes(file));
        return Optional.of(new Session(
                json.path("api").asText(),
                json.path("mqttWebSocket").asText(),
                json.path("accessToken").asText(),
                Optional.ofNullable(json.path("localName").textValue())));
    }

    /** Whether the token has expired; false where the token does not say, and the API decides. */
    public boolean hasExpired(Clock clock) {
        String[] parts = accessToken.split("\\.");
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
            return claims.path("exp").asLong(Long.MAX_VALUE) <= clock.instant().getEpochSecond();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    public void write(Path folder) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("api", api).put("mqttWebSocket", mqttWebSocket).put("accessToken", accessToken);
        localName.ifPresent(name -> json.put("localName", name));
        PrivateFile.write(folder.resolve(FILE), json.toString());
    }
}
