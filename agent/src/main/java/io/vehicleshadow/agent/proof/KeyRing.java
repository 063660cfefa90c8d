package io.vehicleshadow.agent.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyId;
import io.vehicleshadow.vehicle.proof.KeyRole;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that the vehicle takes proofs of, oldest first, and the change that a command last made to them. A change is
 * made on disk before it counts. There is an owner's key from the first one on. Not thread-safe.
 */
public final class KeyRing {
    /** So many names fit into the shadow. */
    public static final int MOST = 16;

    private final Store store;
    private Map<KeyId, KnownKey> keys = new LinkedHashMap<>();
    private Optional<String> lastCommand = Optional.empty();

    /** Where the text of a key ring is kept. */
    public interface Store {
        /** The text; empty if there has never been one. */
        Optional<String> read() throws IOException;

        /** Puts it in the place of what was there, whole or not at all, and certain to be found after a crash. */
        void write(String text) throws IOException;
    }

    /** What became of a change. */
    public enum Change {
        /** It is as it was to be. */
        MADE,
        /** No owner's key would be left, or there would be too many, or one to remove that is not there. */
        NOT_ALLOWED
    }

    /** @throws IOException if the keys can't be read */
    public KeyRing(Store store) throws IOException {
        this.store = store;
        try {
            Optional<String> text = store.read();
            if (text.isPresent()) {
                read(JsonText.readStrictly(text.get()));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("The keys of the vehicle can't be read: " + e.getMessage(), e);
        }
    }

    private void read(JsonNode json) {
        lastCommand = Optional.ofNullable(json.path("lastCommand").textValue());
        json.path("keys").forEach(entry -> {
            KnownKey key = KnownKey.of(entry);
            keys.put(key.allowed().key().id(), key);
        });
    }

    /** Whether there is no key yet. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    Optional<KnownKey> find(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The change that a command last made, if no hand at the vehicle has made one since. */
    Optional<String> lastCommand() {
        return lastCommand;
    }

    /**
     * Makes a change that a person at the vehicle makes: no proof is needed.
     *
     * @throws IOException if it is not certain to be found after a crash; then nothing has changed
     */
    public Change byHand(KeyChange change, Instant now) throws IOException {
        return make(change, now, Optional.empty());
    }

    /** Makes a change that an owner's key has proven; otherwise as {@link #byHand}. */
    Change byCommand(KeyChange change, Instant now) throws IOException {
        return make(change, now, Optional.of(change.text()));
    }

    private Change make(KeyChange change, Instant now, Optional<String> command) throws IOException {
        Map<KeyId, KnownKey> changed = new LinkedHashMap<>(keys);
        if (change instanceof KeyChange.Allow allow) {
            changed.put(allow.key().id(), new KnownKey(allow, now));
        } else if (change instanceof KeyChange.Remove remove && changed.remove(remove.key()) == null) {
            return Change.NOT_ALLOWED;
        }
        if (changed.size() > MOST || changed.values().stream().noneMatch(key -> key.role() == KeyRole.OWNER)) {
            return Change.NOT_ALLOWED;
        }
        store.write(JsonText.write(json(changed, command)) + "\n");
        keys = changed;
        lastCommand = command;
        return Change.MADE;
    }

    private static ObjectNode json(Map<KeyId, KnownKey> keys, Optional<String> command) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        command.ifPresent(text -> json.put("lastCommand", text));
        ArrayNode list = json.putArray("keys");
        keys.values().forEach(key -> list.add(key.json()));
        return json;
    }

    /** What anybody may know who sees the vehicle's shadow, of each key. A list, which the service replaces whole. */
    JsonNode shown() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        keys.values().forEach(key -> list.add(key.shown()));
        return list;
    }
}
