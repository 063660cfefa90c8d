package io.vehicleshadow.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A request as API Gateway hands it over.
 *
 * <p>Source: API Gateway developer guide, Lambda integrations for HTTP APIs, payload format 2.0.
 */
public final class HttpRequest {
    private static final int BODY_LIMIT = 4096;
    private final JsonNode event;

    /** The request of that event. */
    public HttpRequest(JsonNode event) {
        this.event = event;
    }

    /** Method and path template, as in {@code GET /vehicles/{thing}}. */
    public String routeKey() {
        return event.path("routeKey").asText();
    }

    /** Names this request; the same if it is delivered again. */
    public String id() {
        return event.path("requestContext").path("requestId").asText("unknown");
    }

    /** When API Gateway took it; the same if it is delivered again. */
    public Instant at() {
        return Instant.ofEpochMilli(
                event.path("requestContext").path("timeEpoch").asLong());
    }

    /** The signed-in person, from the claims that the gateway has verified. */
    public Optional<PersonId> person() {
        return Optional.ofNullable(claims().path("sub").textValue())
                .filter(sub -> sub.matches("[A-Za-z0-9._@+-]{1,128}"))
                .map(PersonId::new);
    }

    /** By which way the person came: by the client that their token was issued to, never by what they say. */
    public Channel channel(String pageClientId) {
        String client = claims().path("client_id")
                .asText(claims().path("azp").asText(claims().path("aud").asText("")));
        return client.equals(pageClientId) ? Channel.PAGE : Channel.HTTP;
    }

    /** The {@code thing} of the path; empty if it could not be one. */
    public Optional<ThingName> thing() {
        return Optional.of(path("thing")).filter(ThingName::isValid).map(ThingName::new);
    }

    /** Whether the path names a vehicle, be it one or not. */
    public boolean isAboutVehicle() {
        return event.path("pathParameters").has("thing");
    }

    /** A variable of the path. */
    public String path(String name) {
        return event.path("pathParameters").path(name).asText("");
    }

    /** A parameter of the query. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(
                event.path("queryStringParameters").path(name).textValue());
    }

    /** A header, by its name in small letters. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(event.path("headers").path(name).textValue());
    }

    /** @throws BadRequest if the body is no JSON object, or too large */
    public JsonNode body() {
        String body = event.path("body").asText("");
        try {
            if (event.path("isBase64Encoded").asBoolean()) {
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

    private JsonNode claims() {
        return event.path("requestContext").path("authorizer").path("jwt").path("claims");
    }
}
