package io.vehicleshadow.alexa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** One car's shadow. Thread-safe. */
public final class FakeCar {
    private final VirtualTime time;
    private final List<Queue<ShadowDocument>> watches = new CopyOnWriteArrayList<>();
    private final ObjectNode desired = Json.object();
    private final ObjectNode writtenAt = Json.object();
    private long version = 1;
    public final ObjectNode reported = Json.object()
            .put("door", "close")
            .put("window", "up")
            .put("headlight", "off")
            .put("trunk", "close")
            .put("lock", "unlocked")
            .put("climate", 21.5)
            .put("speed", 0)
            .put("battery", 80);

    FakeCar(VirtualTime time) {
        this.time = time;
    }

    public static JsonNode state(String section, SignalKey key, JsonNode value) {
        return Json.object()
                .set("state", Json.object().set(section, Json.object().set(key.value(), value)));
    }

    public synchronized long version() {
        return version;
    }

    public synchronized ShadowDocument document() {
        ObjectNode json = stamped(Json.object());
        json.putObject("state").<ObjectNode>set("reported", reported.deepCopy()).set("desired", desired.deepCopy());
        json.putObject("metadata").set("desired", writtenAt.deepCopy());
        return ShadowDocument.of(json);
    }

    Queue<ShadowDocument> watch() {
        Queue<ShadowDocument> seen = new ConcurrentLinkedQueue<>();
        watches.add(seen);
        return seen;
    }

    /** The car reports the value, if it one, answers, and clears the request. */
    public ShadowDocument answer(SignalKey key, Optional<SignalValue> value, Outcome outcome) {
        ObjectNode state = Json.object();
        ObjectNode changed = state.putObject("reported");
        value.ifPresent(now -> changed.set(key.value(), now.json()));
        changed.putObject("outcomes").set(key.value(), outcome.json());
        state.putObject("desired").putNull(key.value());
        return accept(Json.object().set("state", state));
    }

    public synchronized ShadowDocument accept(JsonNode update) {
        merge(reported, update.at("/state/reported"));
        merge(desired, update.at("/state/desired"));
        version++;
        ObjectNode stamp = Json.object().put("timestamp", time.instant().getEpochSecond());
        ObjectNode metadata = Json.object();
        update.at("/state/desired").fieldNames().forEachRemaining(key -> metadata.set(key, stamp));
        merge(writtenAt, metadata);
        ObjectNode json = stamped(update.deepCopy());
        json.putObject("metadata").set("desired", metadata);
        ShadowDocument document = ShadowDocument.of(json);
        watches.forEach(seen -> seen.add(document));
        return document;
    }

    private ObjectNode stamped(ObjectNode json) {
        return json.put("version", version).put("timestamp", time.instant().getEpochSecond());
    }

    private static void merge(ObjectNode target, JsonNode change) {
        change.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else if (entry.getValue().isObject() && target.get(entry.getKey()) instanceof ObjectNode inner) {
                merge(inner, entry.getValue());
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
