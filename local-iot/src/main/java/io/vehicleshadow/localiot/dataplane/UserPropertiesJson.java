package io.vehicleshadow.localiot.dataplane;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vehicleshadow.localiot.message.UserProperty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * User properties as the HTTP API has them: a JSON array of objects with one string member each, in base64. Source: AWS
 * IoT API reference, Publish and GetRetainedMessage.
 */
final class UserPropertiesJson {
    private static final JsonFactory JSON = new JsonFactory();

    private UserPropertiesJson() {}

    static List<UserProperty> decode(String base64) {
        try (JsonParser parser = JSON.createParser(Base64.getDecoder().decode(base64))) {
            List<UserProperty> properties = new ArrayList<>();
            require(parser.nextToken() == JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(parser.currentToken() == JsonToken.START_OBJECT);
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    require(parser.nextToken() == JsonToken.VALUE_STRING);
                    properties.add(new UserProperty(name, parser.getText()));
                }
            }
            require(parser.nextToken() == null);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw invalid();
        }
    }

    private static BadRequest invalid() {
        return BadRequest.invalid(
                "Invalid user properties: they are a JSON array such as [{\"name\":\"value\"}] in base64");
    }

    static byte[] encode(List<UserProperty> properties) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartArray();
            for (UserProperty property : properties) {
                generator.writeStartObject();
                generator.writeStringField(property.name(), property.value());
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        return json.toByteArray();
    }
}
