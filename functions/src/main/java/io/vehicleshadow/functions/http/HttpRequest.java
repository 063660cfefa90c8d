package io.vehicleshadow.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.Clients;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.live.TokenVerifier;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A request as API Gateway hands it over: what a handler needs of it. */
public final class HttpRequest {
    private static final int BODY_LIMIT = 4096;
    private final APIGatewayV2HTTPEvent event;

    public HttpRequest(APIGatewayV2HTTPEvent event) {
        this.event = event;
    }

    /** Method and path template, as in {@code GET /vehicles/{thing}}. */
    public String routeKey() {
        return Optional.ofNullable(event.getRouteKey()).orElse("");
    }

    /** Names this request; the same if it is delivered again. */
    public String id() {
        return Optional.ofNullable(event.getRequestContext().getRequestId()).orElse("unknown");
    }

    /** When API Gateway took it; the same if it is delivered again. */
    public Instant at() {
        return Instant.ofEpochMilli(event.getRequestContext().getTimeEpoch());
    }

    /**
     * The signed-in person, from the claims of an access token that the gateway has verified. Of any other token the
     * gateway checks no more than whose it is, so that is refused here.
     */
    public Optional<PersonId> person() {
        return Optional.ofNullable(claims().get("sub"))
                .filter(sub -> TokenVerifier.isForAccess(claims().get("token_use")))
                .filter(PersonId::isValid)
                .map(PersonId::new);
    }

    /** By which way the person came: by the client that their token was issued to, never by what they say. */
    public Channel channel(Clients clients) {
        return clients.channel(claims().get("client_id"));
    }

    /** The {@code thing} of the path; empty if it could not be one. */
    public Optional<ThingName> thing() {
        return Optional.of(path("thing")).filter(ThingName::isValid).map(ThingName::new);
    }

    /** Whether the path names a vehicle, be it one or not. */
    public boolean isAboutVehicle() {
        return event.getPathParameters().containsKey("thing");
    }

    public String path(String name) {
        return event.getPathParameters().getOrDefault(name, "");
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(event.getQueryStringParameters().get(name));
    }

    /** @param name in small letters */
    public Optional<String> header(String name) {
        return Optional.ofNullable(event.getHeaders().get(name));
    }

    /** @throws BadRequest if the body is no JSON object, or too large */
    public JsonNode body() {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        try {
            if (event.getIsBase64Encoded()) {
                body = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
            }
            if (body.length() > BODY_LIMIT) {
                throw new BadRequest("The body is longer than " + BODY_LIMIT + " characters");
            }
            JsonNode read = JsonText.readStrictly(body);
            if (!read.isObject()) {
                throw new BadRequest("The body is not a JSON object; send one such as {\"door\":\"close\"}");
            }
            return read;
        } catch (IOException | IllegalArgumentException e) {
            throw new BadRequest("The body is not JSON; send an object such as {\"door\":\"close\"}");
        }
    }

    private Map<String, String> claims() {
        return event.getRequestContext().getAuthorizer().getJwt().getClaims();
    }
}
