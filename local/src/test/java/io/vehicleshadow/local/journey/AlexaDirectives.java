package io.vehicleshadow.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** Raw directives of Alexa's to the smart-home skill of a run. */
record AlexaDirectives(URI address) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static AlexaDirectives to(Endpoints endpoints) {
        return new AlexaDirectives(URI.create(endpoints.address("alexa") + "/smart-home"));
    }

    /** The person lets the skill tell Alexa; the tokens for that code are named after it. */
    JsonNode acceptGrant(ApiPerson person, String code) throws IOException, InterruptedException {
        return send("""
            {"directive": {
              "header": {"namespace": "Alexa.Authorization", "name": "AcceptGrant", "payloadVersion": "3",
                         "messageId": "%s"},
              "payload": {"grant": {"type": "OAuth2.AuthorizationCode", "code": "%s"},
                          "grantee": {"type": "BearerToken", "token": "%s"}}}}\
            """.formatted(UUID.randomUUID(), code, person.token()));
    }

    /** The part of the person's car is to be so. */
    JsonNode setMode(ApiPerson person, String part, String word) throws IOException, InterruptedException {
        return send("""
            {"directive": {
              "header": {"namespace": "Alexa.ModeController", "name": "SetMode", "instance": "%1$s", "payloadVersion": "3",
                         "messageId": "%2$s", "correlationToken": "for %2$s"},
              "endpoint": {"endpointId": "tcu#%1$s", "scope": {"type": "BearerToken", "token": "%3$s"}},
              "payload": {"mode": "%1$s.%4$s"}}}\
            """.formatted(part, UUID.randomUUID(), person.token(), word));
    }

    private JsonNode send(String directive) throws IOException, InterruptedException {
        HttpRequest raw = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(directive))
                .build();
        return JSON.readTree(
                HttpClient.newHttpClient().send(raw, BodyHandlers.ofString()).body());
    }
}
