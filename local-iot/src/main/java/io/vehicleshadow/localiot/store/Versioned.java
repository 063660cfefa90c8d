package io.vehicleshadow.localiot.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text in up to five versions, one of which is the default: a policy, or a provisioning template. Immutable.
 *
 * @param json how it is stored; must not be changed
 */
public record Versioned(ObjectNode json) {

    /** Source: AWS IoT Core quotas: versions of a policy, and of a provisioning template. */
    public static final int MOST_VERSIONS = 5;

    private static final String TEXT = "text";
    private static final String CREATED = "created";
    private static final String MODIFIED = "modified";
    private static final String DEFAULT = "default";
    private static final String LAST = "last";
    private static final String VERSIONS = "versions";

    /** Version 1, which is the default. */
    public static Versioned first(String text, long nowMillis) {
        ObjectNode json = Json.object().put(CREATED, nowMillis).put(LAST, 0);
        json.putObject(VERSIONS);
        return new Versioned(json).with(text, true, nowMillis);
    }

    public int defaultVersion() {
        return json.path(DEFAULT).intValue();
    }

    public String defaultText() {
        return text(defaultVersion()).orElseThrow();
    }

    /** The text of a version; empty when there is no such version. */
    public Optional<String> text(int version) {
        return Optional.ofNullable(
                json.path(VERSIONS).path(String.valueOf(version)).path(TEXT).textValue());
    }

    /** The versions, oldest first. */
    public List<Integer> versions() {
        List<Integer> versions = new ArrayList<>();
        json.path(VERSIONS).fieldNames().forEachRemaining(name -> versions.add(Integer.valueOf(name)));
        return versions;
    }

    public boolean isFull() {
        return json.path(VERSIONS).size() >= MOST_VERSIONS;
    }

    public int lastVersion() {
        return json.path(LAST).intValue();
    }

    public long createdMillis() {
        return json.path(CREATED).longValue();
    }

    public long createdMillis(int version) {
        return json.path(VERSIONS).path(String.valueOf(version)).path(CREATED).longValue();
    }

    public long modifiedMillis() {
        return json.path(MODIFIED).longValue();
    }

    /** One version more. */
    public Versioned with(String text, boolean asDefault, long nowMillis) {
        ObjectNode changed = changed(nowMillis);
        int version = lastVersion() + 1;
        changed.put(LAST, version);
        ((ObjectNode) changed.get(VERSIONS))
                .putObject(String.valueOf(version))
                .put(TEXT, text)
                .put(CREATED, nowMillis);
        return new Versioned(asDefault ? changed.put(DEFAULT, version) : changed);
    }

    public Versioned withDefault(int version, long nowMillis) {
        return new Versioned(changed(nowMillis).put(DEFAULT, version));
    }

    public Versioned without(int version, long nowMillis) {
        ObjectNode changed = changed(nowMillis);
        ((ObjectNode) changed.get(VERSIONS)).remove(String.valueOf(version));
        return new Versioned(changed);
    }

    private ObjectNode changed(long nowMillis) {
        return json.deepCopy().put(MODIFIED, nowMillis);
    }

    /** Another default text, for which the oldest version goes if there is no room; this one if the text is the same. */
    public Versioned replacedBy(String text, long nowMillis) {
        if (text.equals(defaultText())) {
            return this;
        }
        Versioned room = this;
        if (isFull()) {
            int oldest = versions().stream()
                    .filter(version -> version != defaultVersion())
                    .findFirst()
                    .orElseThrow();
            room = without(oldest, nowMillis);
        }
        return room.with(text, true, nowMillis);
    }
}
