package io.vehicleshadow.localiot.provisioning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vehicleshadow.localiot.identity.UnregisteredCertificate;
import io.vehicleshadow.localiot.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bodies of accepted requests. */
final class Acceptance {

    private static final JsonFactory JSON = new JsonFactory();

    private Acceptance() {}

    static byte[] ofCertificate(UnregisteredCertificate certificate, String token) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("certificateOwnershipToken", token);
        body.put("certificateId", certificate.id());
        body.put("certificatePem", certificate.pem());
        return bytes(body);
    }

    static byte[] ofThing(String thing, Map<String, Object> configuration) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("deviceConfiguration", configuration);
        body.put("thingName", thing);
        return bytes(body);
    }

    private static byte[] bytes(Map<String, Object> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName((String) member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof JsonTree.Other other) {
            json.writeRawValue(other.text());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString((String) value);
        }
    }
}
