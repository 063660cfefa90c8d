package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.broker.Broker;
import io.vehicleshadow.localiot.http.Call;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageProperties;
import io.vehicleshadow.localiot.message.TopicName;
import io.vehicleshadow.localiot.policy.IotAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Publish. MQTT 5 properties come as the query parameters {@code contentType}, {@code responseTopic} and
 * {@code messageExpiry} and as the headers {@code x-amz-mqtt5-…}. Source: AWS IoT API reference, Publish.
 */
final class PublishCalls {
    static final byte[] DONE = "{\"message\":\"OK\"}".getBytes(StandardCharsets.US_ASCII);

    private final Broker broker;

    PublishCalls(Broker broker) {
        this.broker = broker;
    }

    CompletionStage<byte[]> publish(Call call) {
        String topic = call.path("topic");
        TopicName name = topicName(topic);
        int qos = call.number("qos", 0, 0, 1);
        boolean retain = call.flag("retain");
        if (retain && name.isReserved()) {
            throw HttpError.invalid("A message to a topic that begins with $ can't be retained");
        }
        call.require(IotAction.PUBLISH, "topic/" + topic);
        if (retain) {
            call.require(IotAction.RETAIN_PUBLISH, "topic/" + topic);
        }
        Message message = new Message(topic, call.body(), qos, retain, properties(call));
        return broker.publishDurably(message).handle(PublishCalls::answer);
    }

    private static byte[] answer(Void done, Throwable failure) {
        if (failure == null) {
            return DONE;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        throw cause instanceof IllegalArgumentException
                ? HttpError.invalid(cause.getMessage())
                : new CompletionException(cause);
    }

    static TopicName topicName(String topic) {
        try {
            return new TopicName(topic);
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid(e.getMessage());
        }
    }

    static MessageProperties properties(Call call) {
        String format = call.header("x-amz-mqtt5-payload-format-indicator").orElse("UNSPECIFIED_BYTES");
        if (!format.equals("UTF8_DATA") && !format.equals("UNSPECIFIED_BYTES")) {
            throw HttpError.invalid(
                    "Invalid payload format indicator: it is UTF8_DATA or UNSPECIFIED_BYTES, not '" + format + "'");
        }
        return new MessageProperties(
                format.equals("UTF8_DATA"),
                call.parameter("contentType"),
                call.parameter("responseTopic").map(topic -> topicName(topic).value()),
                call.header("x-amz-mqtt5-correlation-data").map(PublishCalls::correlationData),
                call.header("x-amz-mqtt5-user-properties")
                        .map(UserPropertiesJson::decode)
                        .orElse(List.of()),
                expiry(call));
    }

    private static byte[] correlationData(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid("Invalid correlation data: it must be base64");
        }
    }

    private static OptionalLong expiry(Call call) {
        Optional<String> text = call.parameter("messageExpiry");
        try {
            long seconds = text.map(Long::parseLong).orElse(0L);
            if (seconds >= 0) {
                return seconds == 0 ? OptionalLong.empty() : OptionalLong.of(seconds);
            }
        } catch (NumberFormatException e) {
            throw HttpError.invalid("Invalid messageExpiry: it is a number of seconds, not '" + text.get() + "'");
        }
        throw HttpError.invalid("Invalid messageExpiry: it can't be negative");
    }
}
