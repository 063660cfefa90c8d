package io.vehicleshadow.localiot.dataplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.UserProperty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * User properties as the HTTP API has them: a JSON array of objects with one string member each, in base64. Source: AWS
 * IoT API reference, Publish and GetRetainedMessage.
 */
final class UserPropertiesJson {
    private UserPropertiesJson() {}

    static List<UserProperty> decode(String base64) {
        List<UserProperty> properties = new ArrayList<>();
        for (JsonNode element : array(base64)) {
            require(element.isObject());
            element.properties().forEach(member -> {
                require(member.getValue().isTextual());
                properties.add(
                        new UserProperty(member.getKey(), member.getValue().textValue()));
            });
        }
        return properties;
    }

    private static JsonNode array(String base64) {
        try {
            JsonNode json = Json.read(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
            require(json.isArray());
            return json;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw invalid();
        }
    }

    private static HttpError invalid() {
        return HttpError.invalid(
                "Invalid user properties: they are a JSON array such as [{\"name\":\"value\"}] in base64");
    }

    static byte[] encode(List<UserProperty> properties) {
        ArrayNode json = Json.array();
        properties.forEach(property -> json.addObject().put(property.name(), property.value()));
        return Json.bytes(json);
    }
}
