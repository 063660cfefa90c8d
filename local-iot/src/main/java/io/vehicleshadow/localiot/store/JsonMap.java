package io.vehicleshadow.localiot.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A {@link DurableMap} of JSON objects. */
public final class JsonMap {
    private final DurableMap entries;

    public JsonMap(DurableMap entries) {
        this.entries = entries;
    }

    /** A copy of the object. */
    public Optional<ObjectNode> find(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(bytes -> (ObjectNode) Json.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    public void put(String key, ObjectNode value) {
        entries.put(key, Json.bytes(value));
    }

    public void remove(String key) {
        entries.remove(key);
    }

    /** The keys in their order. */
    public List<String> keys() {
        return List.copyOf(entries.after("").keySet());
    }
}
