package io.vehicleshadow.localiot.broker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vehicleshadow.localiot.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Publishes who came, who left, and who subscribed to what. Clients whose id holds {@code #} or {@code +} get no events.
 *
 * <p>Source: AWS IoT developer guide, Lifecycle events.
 */
final class LifecycleEvents {

    private static final JsonFactory JSON = new JsonFactory();

    private final Router router;
    private final Clock clock;

    LifecycleEvents(Router router, Clock clock) {
        this.router = router;
        this.clock = clock;
    }

    void connected(ClientPresence client) {
        publish(
                "presence/connected",
                client,
                Map.of("ipAddress", client.ipAddress(), "versionNumber", client.version()));
    }

    /** The client is known, but may not connect, or not with its will. */
    void connectFailed(ClientPresence client) {
        publish(
                "presence/connect_failed",
                client,
                Map.of("ipAddress", client.ipAddress(), "connectFailureReason", "AUTHORIZATION_FAILED"));
    }

    void disconnected(ClientPresence client, DisconnectReason reason) {
        publish(
                "presence/disconnected",
                client,
                Map.of(
                        "clientInitiatedDisconnect",
                        reason == DisconnectReason.CLIENT_INITIATED_DISCONNECT,
                        "disconnectReason",
                        reason.name(),
                        "versionNumber",
                        client.version()));
    }

    void subscribed(ClientPresence client, List<String> filters) {
        publish("subscriptions/subscribed", client, Map.of("topics", filters));
    }

    void unsubscribed(ClientPresence client, List<String> filters) {
        publish("subscriptions/unsubscribed", client, Map.of("topics", filters));
    }

    private void publish(String kind, ClientPresence client, Map<String, Object> details) {
        if (client.clientId().indexOf('#') >= 0 || client.clientId().indexOf('+') >= 0) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("clientId", client.clientId());
            json.writeNumberField("timestamp", clock.millis());
            json.writeStringField("eventType", kind.substring(kind.indexOf('/') + 1));
            json.writeStringField("sessionIdentifier", client.sessionIdentifier());
            json.writeStringField("principalIdentifier", client.principalId());
            for (Map.Entry<String, Object> detail : details.entrySet()) {
                write(json, detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        router.route(Message.of("$aws/events/" + kind + "/" + client.clientId(), bytes.toByteArray()), null);
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        json.writeFieldName(name);
        if (value instanceof List<?> texts) {
            json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }
}
