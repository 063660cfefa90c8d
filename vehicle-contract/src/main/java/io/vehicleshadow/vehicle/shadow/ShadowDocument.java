package io.vehicleshadow.vehicle.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A document of the shadow service, whole (the answer to GET) or in part (an {@code update/accepted}, a delta).
 * Immutable as long as nobody changes the JSON it was made of.
 *
 * <p>Source: AWS IoT developer guide, Device Shadow service documents.
 */
public final class ShadowDocument {
    /** The member of {@code reported} that says which commands need a proof, and which keys the vehicle takes proofs of. */
    public static final String PROOFS = "proof";

    private final JsonNode root;

    private ShadowDocument(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static ShadowDocument read(byte[] payload) {
        try {
            return of(tree(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a shadow document: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a shadow document", e);
        }
    }

    private static JsonNode tree(byte[] payload) throws IOException {
        try {
            return JsonText.read(payload);
        } catch (JsonProcessingException | NumberFormatException e) {
            // One such number must not hide the rest of a document.
            return JsonText.readMonstrousNumbers(payload);
        }
    }

    /**
     * The document that this JSON is.
     *
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static ShadowDocument of(JsonNode root) {
        if (root == null || !root.isObject()) {
            throw new IllegalArgumentException("A shadow document is a JSON object");
        }
        return new ShadowDocument(root);
    }

    /** The version; 0 if the document has none. */
    public long version() {
        return root.path("version").asLong();
    }

    /** When the service sent it, by the service's clock, whole seconds; empty if it does not say. */
    public Optional<Instant> timestamp() {
        return instant(root.path("timestamp"));
    }

    /** The token of the request that this answers. */
    public Optional<String> clientToken() {
        return Optional.ofNullable(root.path("clientToken").textValue());
    }

    /** {@code state.reported}; a missing node if there is none. */
    public JsonNode reported() {
        return root.path("state").path("reported");
    }

    /** What the vehicle says of proofs and keys; a missing node if it says nothing. */
    public JsonNode proofs() {
        return reported().path(PROOFS);
    }

    /** What is reported of signals, by key: all of {@code state.reported} that is nothing else. */
    public Map<String, JsonNode> readings() {
        Map<String, JsonNode> readings = new LinkedHashMap<>();
        reported().properties().forEach(member -> {
            if (!SignalKey.isReserved(member.getKey())) {
                readings.put(member.getKey(), member.getValue());
            }
        });
        return readings;
    }

    /** What the vehicle's agent says of itself, if it says so in the contract's form. */
    public Optional<AgentReport> agent() {
        return AgentReport.read(reported().path("agent"));
    }

    /** The digest of the catalogue that the vehicle's agent goes by, if it says so. */
    public Optional<String> catalogue() {
        return agent().map(AgentReport::catalogue);
    }

    /** {@code state.desired}; a missing node if there is none. */
    public JsonNode desired() {
        return root.path("state").path("desired");
    }

    /** The requests that are not answered yet, by signal, in a GET answer or {@code update/accepted}; no nulls. */
    public Map<String, DesiredLeaf> requested() {
        return leaves(desired(), root.path("metadata").path("desired"));
    }

    /** The requests that are not answered yet, by signal, in a delta. */
    public Map<String, DesiredLeaf> requestedInDelta() {
        return leaves(root.path("state"), root.path("metadata"));
    }

    /**
     * The last outcome of each signal, by the key under which it stands; without what is not of the contract's form.
     *
     * <p><b>What counts as an outcome:</b> the update that brings one has a version greater than the outcome's own, since
     * a vehicle answers what it has seen, and answering makes a later version. One that names this document's version or
     * a later one was not written by a vehicle, and answers nothing. In a whole document this is a necessary condition
     * only: the version in which an outcome arrived is known to who saw that update ({@link ShadowChange}).
     */
    public Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        reported()
                .path("outcomes")
                .properties()
                .forEach(member -> Outcome.read(member.getValue())
                        .filter(outcome -> outcome.version() < version())
                        .ifPresent(outcome -> outcomes.put(member.getKey(), outcome)));
        return outcomes;
    }

    /** The last outcome of a signal, if it counts: see {@link #outcomes()}. */
    public Optional<Outcome> outcome(SignalKey key) {
        return Optional.ofNullable(outcomes().get(key.value()));
    }

    /**
     * When a value of {@code reported} was written last, by the service's clock.
     *
     * @param path the keys that lead to it
     */
    public Optional<Instant> reportedAt(String... path) {
        JsonNode metadata = root.path("metadata").path("reported");
        for (String key : path) {
            metadata = metadata.path(key);
        }
        return latest(metadata);
    }

    /** When the agent last said something of itself. */
    Optional<Instant> agentWritten() {
        return latest(root.path("metadata").path("reported").path("agent"));
    }

    /** The JSON itself. */
    public JsonNode json() {
        return root;
    }

    private Map<String, DesiredLeaf> leaves(JsonNode values, JsonNode metadata) {
        Map<String, DesiredLeaf> leaves = new LinkedHashMap<>();
        values.properties().forEach(entry -> {
            if (!entry.getValue().isNull() && !ShadowUpdate.isProof(entry.getKey())) {
                leaves.put(entry.getKey(), leaf(values, entry.getKey(), metadata));
            }
        });
        return leaves;
    }

    private DesiredLeaf leaf(JsonNode values, String key, JsonNode metadata) {
        Instant writtenAt = latest(metadata.path(key)).or(this::timestamp).orElse(Instant.EPOCH);
        Optional<String> proof = Optional.of(values.path(ShadowUpdate.proofOf(key)))
                .filter(beside -> !beside.isMissingNode() && !beside.isNull())
                .map(beside -> beside.isTextual() ? beside.textValue() : JsonText.write(beside));
        return new DesiredLeaf(values.path(key), proof, writtenAt);
    }

    /** The members of {@code desired} that would prove a request and stand beside none: somebody left them behind. */
    public Map<String, DesiredLeaf> strayProofs() {
        Map<String, DesiredLeaf> stray = new LinkedHashMap<>();
        desired().properties().forEach(entry -> {
            String key = entry.getKey();
            boolean proof = ShadowUpdate.isProof(key) && !entry.getValue().isNull();
            if (proof && !desired().has(key.substring(0, key.length() - ShadowUpdate.PROOF.length()))) {
                stray.put(key, leaf(desired(), key, root.path("metadata").path("desired")));
            }
        });
        return stray;
    }

    private static Optional<Instant> latest(JsonNode metadata) {
        Optional<Instant> own = instant(metadata.path("timestamp"));
        if (own.isPresent()) {
            return own;
        }
        Instant latest = null;
        for (JsonNode part : metadata) {
            Optional<Instant> of = latest(part);
            if (of.isPresent() && (latest == null || of.get().isAfter(latest))) {
                latest = of.get();
            }
        }
        return Optional.ofNullable(latest);
    }

    private static Optional<Instant> instant(JsonNode seconds) {
        return seconds.canConvertToLong() && seconds.isNumber()
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
