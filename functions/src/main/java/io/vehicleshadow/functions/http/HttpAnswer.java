package io.vehicleshadow.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.util.Map;
import java.util.TreeMap;

/** Makes responses. None is ever cached. */
public final class HttpAnswer {
    /** Source: RFC 9457. */
    static final String PROBLEM = "application/problem+json";

    private HttpAnswer() {}

    public static APIGatewayV2HTTPResponse ok(JsonNode body) {
        return json(200, body, Map.of());
    }

    public static APIGatewayV2HTTPResponse noContent() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(204)
                .withHeaders(Map.of("Cache-Control", "no-store"))
                .build();
    }

    /** @param headers besides type and caching */
    public static APIGatewayV2HTTPResponse json(int status, JsonNode body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Cache-Control", "no-store");
        all.put("Content-Type", status < 400 ? "application/json" : PROBLEM);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(all)
                .withBody(JsonText.write(body))
                .build();
    }
}
