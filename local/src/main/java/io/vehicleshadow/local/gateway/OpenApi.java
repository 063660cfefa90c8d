package io.vehicleshadow.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.handler.HttpRoutes;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The OpenAPI document of the functions, with the address of this run's sign-in. */
public final class OpenApi {
    /** Where it is served, without a token, here and by a deployment. */
    static final String PATH = "/api/openapi.json";

    /** The sign-in that the document names as it is in the repository. */
    private static final String USUAL_ISSUER = "http://localhost:8084/people";

    private final String text;
    private final JsonNode tooManyRequests;

    /** @throws IOException if the document can't be read */
    public OpenApi(String issuer) throws IOException {
        try (InputStream file = HttpRoutes.class.getResourceAsStream("/io/vehicleshadow/functions/openapi.json")) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(USUAL_ISSUER, issuer);
        }
        tooManyRequests =
                JsonText.read(text.getBytes(StandardCharsets.UTF_8)).at("/components/responses/TooManyRequests");
    }

    String text() {
        return text;
    }

    /** Those of a deployment with a web ACL, where nothing else was chosen. */
    public Limits limits() {
        JsonNode limits = tooManyRequests.path("x-limits");
        return new Limits(
                limits.path("requestsPerAddress").asInt(),
                limits.path("requestsPerPerson").asInt(),
                limits.path("commandsPerVehicle").asInt(),
                limits.path("requestsPerSecond").asInt());
    }

    /** What the web ACL answers to who is too fast. */
    String tooFast() {
        return JsonText.write(tooManyRequests.at("/content/application~1json/examples/too-many-requests/value"));
    }
}
