package io.vehicleshadow.agent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.service.ServiceError;
import io.vehicleshadow.agent.service.ShadowListener;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The classic shadow of one thing. */
public final class ShadowModel {
    private static final int LARGEST_BYTES = 8192;
    private final LongSupplier seconds;
    private ObjectNode state = object();
    private ObjectNode metadata = object();
    private long version;
    private boolean exists;

    public ShadowModel(LongSupplier seconds) {
        this.seconds = seconds;
    }

    /** What the service sends, and where. */
    public record Reply(String topic, ObjectNode payload) {

        /** The version of the shadow whose deletion this tells; 0 if it tells of none. */
        long deletedIn() {
            return topic.equals("delete/accepted") ? payload.path("version").asLong() : 0;
        }

        /** Tells the vehicle. */
        void deliver(ShadowListener vehicle) {
            ShadowDocument document = ShadowDocument.of(payload);
            switch (topic) {
                case "update/accepted" -> vehicle.updateAccepted(document);
                case "update/rejected" -> vehicle.updateRejected(ServiceError.of(document));
                case "update/delta" -> vehicle.delta(document);
                case "get/accepted" -> vehicle.getAccepted(document);
                case "get/rejected" -> vehicle.getRejected(ServiceError.of(document));
                case "delete/accepted" -> vehicle.deleteAccepted(document);
                default -> throw new IllegalArgumentException(topic);
            }
        }
    }

    public List<Reply> update(JsonNode request) {
        JsonNode wanted = request.path("version");
        if (wanted.isNumber() && (!exists || wanted.asLong() != version)) {
            return List.of(rejected("update/rejected", 409, "Version conflict", request));
        }
        boolean emptied = request.path("state").isNull();
        ObjectNode merged = emptied ? object() : state.deepCopy();
        ObjectNode times = emptied ? object() : metadata.deepCopy();
        merge(merged, request.path("state"), times);
        if (merged.toString().length() > LARGEST_BYTES) {
            return List.of(rejected("update/rejected", 413, "The payload exceeds the maximum size allowed", request));
        }
        state = merged;
        metadata = times;
        version++;
        exists = true;
        return replies(request);
    }

    private List<Reply> replies(JsonNode request) {
        List<Reply> replies = new ArrayList<>();
        ObjectNode delta = object();
        ObjectNode deltaTimes = object();
        difference(state.path("desired"), state.path("reported"), metadata.path("desired"), delta, deltaTimes);
        if (!delta.isEmpty()) {
            ObjectNode message = envelope(request);
            message.set("state", delta);
            message.set("metadata", deltaTimes);
            replies.add(new Reply("update/delta", message));
        }
        ObjectNode accepted = envelope(request);
        accepted.set("state", request.path("state").deepCopy());
        ObjectNode times = object();
        for (String section : List.of("desired", "reported")) {
            if (request.path("state").path(section).isObject()) {
                ObjectNode part = times.putObject(section);
                request.path("state").path(section).fieldNames().forEachRemaining(name -> {
                    JsonNode time = metadata.path(section).path(name);
                    part.set(name, time.isMissingNode() ? object().put("timestamp", seconds.getAsLong()) : time);
                });
            }
        }
        accepted.set("metadata", times);
        replies.add(new Reply("update/accepted", accepted));
        return replies;
    }

    public List<Reply> get(JsonNode request) {
        if (!exists) {
            return List.of(rejected("get/rejected", 404, "No shadow exists with name: 'tcu'", request));
        }
        ObjectNode whole = envelope(request);
        whole.set("state", state.deepCopy());
        whole.set("metadata", metadata.deepCopy());
        return List.of(new Reply("get/accepted", whole));
    }

    public List<Reply> delete() {
        if (!exists) {
            return List.of();
        }
        ObjectNode deleted = object().put("version", version).put("timestamp", seconds.getAsLong());
        state = object();
        metadata = object();
        version++;
        exists = false;
        return List.of(new Reply("delete/accepted", deleted));
    }

    /** As a service that has lost everything, or 48 hours after a deletion. */
    public void countAnew() {
        state = object();
        metadata = object();
        version = 0;
        exists = false;
    }

    public JsonNode desired() {
        return state.path("desired");
    }

    public JsonNode reported() {
        return state.path("reported");
    }

    /** What is reported for a signal, as text. */
    public String reported(String key) {
        return reported().path(key).asText();
    }

    /** How the last request for a signal ended: {@code SUCCEEDED}, or with the reason {@code REJECTED/STALE}. */
    public String outcome(String key) {
        JsonNode outcome = reported().path("outcomes").path(key);
        String reason = outcome.path("reason").asText("");
        return outcome.path("status").asText() + (reason.isEmpty() ? "" : "/" + reason);
    }

    public boolean isNothingDesired() {
        return desired().isMissingNode();
    }

    public long version() {
        return version;
    }

    public int bytes() {
        return state.toString().length();
    }

    private void merge(ObjectNode into, JsonNode from, ObjectNode times) {
        from.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                into.remove(name);
                times.remove(name);
            } else if (value.isObject()) {
                ObjectNode branch = into.get(name) instanceof ObjectNode old ? old : into.putObject(name);
                ObjectNode branchTimes = times.get(name) instanceof ObjectNode old
                                && !old.path("timestamp").isNumber()
                        ? old
                        : times.putObject(name);
                merge(branch, value, branchTimes);
            } else {
                into.set(name, value);
                times.putObject(name).put("timestamp", seconds.getAsLong());
            }
        });
        if (into == state || times == metadata) {
            throw new IllegalStateException("Merge into copies");
        }
        List.of("desired", "reported").forEach(section -> {
            if (into.path(section).isObject() && into.path(section).isEmpty() && from.has(section)) {
                into.remove(section);
                times.remove(section);
            }
        });
    }

    private static void difference(
            JsonNode desired, JsonNode reported, JsonNode times, ObjectNode delta, ObjectNode deltaTimes) {
        desired.properties().forEach(member -> {
            JsonNode is = reported.path(member.getKey());
            JsonNode time = times.path(member.getKey());
            if (member.getValue().isObject() && is.isObject()) {
                ObjectNode branch = object();
                ObjectNode branchTimes = object();
                difference(member.getValue(), is, time, branch, branchTimes);
                if (!branch.isEmpty()) {
                    delta.set(member.getKey(), branch);
                    deltaTimes.set(member.getKey(), branchTimes);
                }
            } else if (!member.getValue().equals(is)) {
                delta.set(member.getKey(), member.getValue());
                deltaTimes.set(member.getKey(), time);
            }
        });
    }

    private Reply rejected(String topic, int code, String message, JsonNode request) {
        ObjectNode error = object().put("code", code).put("message", message);
        return new Reply(topic, token(error, request));
    }

    private ObjectNode envelope(JsonNode request) {
        return token(object().put("version", version).put("timestamp", seconds.getAsLong()), request);
    }

    private static ObjectNode token(ObjectNode message, JsonNode request) {
        if (request.path("clientToken").isTextual()) {
            message.put("clientToken", request.path("clientToken").textValue());
        }
        return message;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
