package io.vehicleshadow.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer to a request.
 *
 * @param status the HTTP status
 * @param headers besides the content type
 * @param body JSON; empty for none
 */
public record HttpAnswer(int status, Map<String, String> headers, Optional<JsonNode> body) {
    /** 200 with that body. */
    public static HttpAnswer ok(JsonNode body) {
        return new HttpAnswer(200, Map.of(), Optional.of(body));
    }

    /** 204. */
    public static HttpAnswer done() {
        return new HttpAnswer(204, Map.of(), Optional.empty());
    }

    /** The same answer with a header more. */
    public HttpAnswer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, body);
    }

    /** The answer as API Gateway takes it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("statusCode", status);
        ObjectNode all = json.putObject("headers").put("Cache-Control", "no-store");
        String type = status < 400 ? "application/json" : Problem.MEDIA_TYPE;
        body.ifPresent(content -> all.put("Content-Type", type));
        headers.forEach(all::put);
        body.ifPresent(content -> json.put("body", JsonText.write(content)));
        return json.put("isBase64Encoded", false);
    }
}
