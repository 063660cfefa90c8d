package io.vehicleshadow.localiot.dataplane;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vehicleshadow.localiot.broker.RetainedMessage;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** GetRetainedMessage and ListRetainedMessages. Source: AWS IoT API reference, data plane. */
final class RetainedCalls {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_RESULTS = 200;

    /** Results on a page when the request doesn't say; not documented. */
    private static final int DEFAULT_RESULTS = 200;

    private final RetainedReader retained;

    RetainedCalls(RetainedReader retained) {
        this.retained = retained;
    }

    Reply get(String topic, Call call) {
        call.requireMethod(HttpMethod.GET);
        call.require(IotAction.GET_RETAINED_MESSAGE, "topic/" + topic);
        Optional<RetainedMessage> found = retained.get(topic);
        return found.map(message -> new Reply.Done(json(out -> write(message, out))))
                .map(Reply.class::cast)
                .orElseGet(() -> new Reply.Failed(
                        ErrorType.RESOURCE_NOT_FOUND, "No retained message exists for topic: '" + topic + "'"));
    }

    Reply list(Call call) {
        call.requireMethod(HttpMethod.GET);
        call.require(IotAction.LIST_RETAINED_MESSAGES, "*");
        int size = call.number("maxResults").orElse(DEFAULT_RESULTS);
        if (size < 1 || size > MOST_RESULTS) {
            throw BadRequest.invalid("Invalid maxResults: it is a number from 1 to " + MOST_RESULTS);
        }
        String after = call.parameter("nextToken").map(RetainedCalls::topicOf).orElse("");
        List<RetainedMessage> messages = retained.list(after, size + 1);
        return new Reply.Done(json(out -> writePage(messages, size, out)));
    }

    private static void writePage(List<RetainedMessage> messages, int size, JsonGenerator out) throws IOException {
        List<RetainedMessage> page = messages.subList(0, Math.min(size, messages.size()));
        out.writeStartObject();
        out.writeArrayFieldStart("retainedTopics");
        for (RetainedMessage retained : page) {
            out.writeStartObject();
            out.writeStringField("topic", retained.message().topic());
            out.writeNumberField("payloadSize", retained.message().payload().length);
            out.writeNumberField("qos", retained.message().qos());
            out.writeNumberField("lastModifiedTime", retained.lastModifiedMillis());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (messages.size() > size) {
            out.writeStringField("nextToken", token(page.get(size - 1).message().topic()));
        }
        out.writeEndObject();
    }

    private static void write(RetainedMessage retained, JsonGenerator out) throws IOException {
        Message message = retained.message();
        out.writeStartObject();
        out.writeStringField("topic", message.topic());
        out.writeBinaryField("payload", message.payload());
        out.writeNumberField("qos", message.qos());
        out.writeNumberField("lastModifiedTime", retained.lastModifiedMillis());
        if (!message.properties().userProperties().isEmpty()) {
            out.writeBinaryField(
                    "userProperties",
                    UserPropertiesJson.encode(message.properties().userProperties()));
        }
        out.writeEndObject();
    }

    private static String token(String topic) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(topic.getBytes(StandardCharsets.UTF_8));
    }

    private static String topicOf(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw BadRequest.invalid("Invalid nextToken: take it from the answer before");
        }
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private static byte[] json(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
