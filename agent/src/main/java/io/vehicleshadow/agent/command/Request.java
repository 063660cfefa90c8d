package io.vehicleshadow.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What somebody asked for one signal, from when it was first seen until its answer is accepted. */
final class Request {
    private final String key;
    private final DesiredLeaf leaf;
    private final long firstVersion;
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
    }

    static Request seen(String key, DesiredLeaf leaf, long version) {
        return new Request(key, leaf, version, false);
    }

    /** A request that was begun before the agent last ended. */
    static Request interrupted(String key, DesiredLeaf leaf, long version) {
        return new Request(key, leaf, version, true);
    }

    String key() {
        return key;
    }

    DesiredLeaf leaf() {
        return leaf;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    /** Whether a leaf seen again is this request: the same value, written in the same second. */
    boolean isStill(DesiredLeaf seen) {
        return !withdrawn && leaf.writtenAt().equals(seen.writtenAt()) && sameValue(leaf.value(), seen.value());
    }

    private static boolean sameValue(JsonNode one, JsonNode other) {
        Optional<SignalValue> value = SignalValue.of(one);
        return value.isPresent() ? value.equals(SignalValue.of(other)) : one.equals(other);
    }

    void seenIn(long version) {
        lastVersion = Math.max(lastVersion, version);
    }

    long firstVersion() {
        return firstVersion;
    }

    long lastVersion() {
        return lastVersion;
    }

    /** Somebody took it back while it was executed: it is answered, but there is nothing to clear. */
    void withdraw() {
        withdrawn = true;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** The vehicle is found to be as the request wants it. Says how long ago that was first found. */
    Duration foundSo(long nanoTime) {
        if (foundSoAt.isEmpty()) {
            foundSoAt = OptionalLong.of(nanoTime);
        }
        return Duration.ofNanos(nanoTime - foundSoAt.getAsLong());
    }

    /** Once: a request that has ended stays as it is. */
    void end(Verdict end) {
        verdict = end;
    }

    boolean isEnded() {
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
        return key + "=" + abbreviated(leaf.value().toString()) + " (version " + firstVersion + ")";
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
