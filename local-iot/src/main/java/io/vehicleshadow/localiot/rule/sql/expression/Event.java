package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.json.MalformedJson;
import io.vehicleshadow.localiot.message.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A message for which expressions are evaluated. Not thread-safe. */
public final class Event {

    private final String topic;
    private final byte[] payload;
    private final Sender sender;
    private final Instant at;
    private JsonNode json;

    /** @param topic as {@code topic()} tells it, so without the beginning of a Basic Ingest topic */
    public Event(String topic, byte[] payload, Sender sender, Instant at) {
        this.topic = topic;
        this.payload = payload;
        this.sender = sender;
        this.at = at;
    }

    public String topic() {
        return topic;
    }

    public byte[] payload() {
        return payload;
    }

    public Sender sender() {
        return sender;
    }

    /** When the broker accepted the message. */
    public Instant at() {
        return at;
    }

    /** The payload; undefined when it isn't JSON. */
    public JsonNode json() {
        if (json == null) {
            try {
                json = Json.read(new String(payload, StandardCharsets.UTF_8));
            } catch (MalformedJson e) {
                json = MissingNode.getInstance();
            }
        }
        return json;
    }
}
