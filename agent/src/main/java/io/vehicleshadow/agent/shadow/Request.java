package io.vehicleshadow.agent.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A request for one signal, from when it was first seen until its answer is accepted. */
public final class Request {
    private final String key;
    private final DesiredLeaf leaf;
    private final long firstVersion;
    private boolean proofBeside;
    private final boolean interrupted;
    private long lastVersion;
    private boolean withdrawn;
    private Verdict verdict;
    private int refusals;
    private OptionalLong foundSoAt = OptionalLong.empty();

    private Request(String key, DesiredLeaf leaf, long version, boolean interrupted) {
        this.key = key;
        this.leaf = leaf;
        this.firstVersion = version;
        this.lastVersion = version;
        this.interrupted = interrupted;
        proofBeside = leaf.proof().isPresent();
    }

    static Request seen(String key, DesiredLeaf leaf, long version) {
        return new Request(key, leaf, version, false);
    }

    /** A request that was begun before the agent last ended. */
    static Request interrupted(String key, DesiredLeaf leaf, long version) {
        return new Request(key, leaf, version, true);
    }

    /** The signal's key, or one that somebody made up. */
    public String key() {
        return key;
    }

    /** What is requested, and when it was written. */
    public DesiredLeaf leaf() {
        return leaf;
    }

    /** Whether it was begun before the agent last ended. */
    public boolean wasInterrupted() {
        return interrupted;
    }

    /** Whether a leaf seen again is this request: the same value, written in the same second, and no other proof. */
    boolean isStill(DesiredLeaf seen) {
        return !withdrawn
                && leaf.writtenAt().equals(seen.writtenAt())
                && sameValue(leaf.value(), seen.value())
                && sameProof(seen.proof());
    }

    /** An update need not name a proof that stands there; only where a request was refused for want of one it is news. */
    private boolean sameProof(Optional<String> seen) {
        boolean wanting = verdict != null && verdict.reason().equals(Optional.of(Reason.PROOF_MISSING));
        return seen.isEmpty()
                || (leaf.proof().isEmpty() ? !wanting : leaf.proof().equals(seen));
    }

    private static boolean sameValue(JsonNode one, JsonNode other) {
        Optional<SignalValue> value = SignalValue.of(one);
        return value.isPresent() ? value.equals(SignalValue.of(other)) : one.equals(other);
    }

    void seenIn(long version, DesiredLeaf seen) {
        lastVersion = Math.max(lastVersion, version);
        proofBeside |= seen.proof().isPresent();
    }

    /** Whether a proof stands beside it that is to be cleared with it. */
    boolean hasProofBeside() {
        return proofBeside;
    }

    /** The version in which it was first seen. */
    public long firstVersion() {
        return firstVersion;
    }

    long lastVersion() {
        return lastVersion;
    }

    /** It was withdrawn while it was executed: it is answered, but there is nothing to clear. */
    void withdraw() {
        withdrawn = true;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** Whether the vehicle reads as the request wants it. */
    public boolean isFulfilledBy(SignalCatalogue catalogue, Map<SignalKey, SignalValue> readings) {
        return catalogue
                .find(key)
                .filter(signal -> signal.kind() == SignalKind.ACTUATOR)
                .flatMap(signal -> signal.accept(leaf.value()).map(value -> value.equals(readings.get(signal.key()))))
                .orElse(false);
    }

    /** The vehicle is found to be as the request wants it. Returns how long ago that was first found. */
    public Duration foundSo(long nanoTime) {
        if (foundSoAt.isEmpty()) {
            foundSoAt = OptionalLong.of(nanoTime);
        }
        return Duration.ofNanos(nanoTime - foundSoAt.getAsLong());
    }

    /** Ends it, once. */
    public void end(Verdict end) {
        verdict = end;
    }

    /** Whether its verdict is known. */
    public boolean isEnded() {
        return verdict != null;
    }

    /** The answer; it names the last version in which the request was seen, so that a repeated one is answered too. */
    Outcome outcome() {
        return verdict.in(lastVersion);
    }

    /** Whether an outcome found in the shadow answers this request. Requests of one signal are answered in order. */
    boolean isAnsweredBy(Outcome outcome) {
        return outcome.version() >= firstVersion;
    }

    void refused() {
        refusals++;
    }

    int refusals() {
        return refusals;
    }

    @Override
    public String toString() {
        return key + "=" + abbreviated(JsonText.write(leaf.value())) + " (version " + firstVersion + ")";
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
