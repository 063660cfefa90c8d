package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.benchmarks.soak.check.Versions.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was requested of one signal of a thing and what the vehicle answered, read from the versions of its shadow.
 *
 * <p>Source: the contract, Closing a command.
 */
final class SignalStory {
    /**
     * A request as it stood in {@code desired}.
     *
     * @param version in which it was written
     * @param writtenAt its metadata timestamp, in whole seconds
     * @param until the version in which it was gone or replaced; {@link Long#MAX_VALUE} if it still stands
     * @param replaced whether another request took its place
     */
    record Request(long version, String value, long writtenAt, long until, boolean replaced) {
        Request until(long gone, boolean byAnother) {
            return new Request(version, value, writtenAt, gone, byAnother);
        }

        Instant written() {
            return Instant.ofEpochSecond(writtenAt);
        }
    }

    /**
     * An outcome as it came into {@code reported}.
     *
     * @param seen the version in which the vehicle saw what it answers
     * @param in the version that the answer made
     */
    record Answer(String status, long seen, long in, Instant by) {}

    private final String signal;
    private final Versions versions;
    private final List<Request> requests = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    SignalStory(String signal, Versions versions) {
        this.signal = signal;
        this.versions = versions;
        JsonNode outcome = null;
        Request standing = null;
        for (Version version : versions.all()) {
            standing = requested(version, standing);
            JsonNode now = version.reported().path("outcomes").get(signal);
            if (now != null && !now.equals(outcome)) {
                answers.add(new Answer(
                        now.path("status").asText(), now.path("version").asLong(), version.number(), version.by()));
            }
            outcome = now;
        }
        if (standing != null) {
            requests.add(standing);
        }
    }

    private Request requested(Version version, Request standing) {
        JsonNode leaf = version.desired().get(signal);
        if (leaf == null) {
            if (standing != null) {
                requests.add(standing.until(version.number(), false));
            }
            return null;
        }
        String value = Contract.value(leaf);
        long writtenAt = version.writtenAt(signal);
        if (standing != null && standing.value().equals(value) && standing.writtenAt() == writtenAt) {
            return standing;
        }
        if (standing != null) {
            requests.add(standing.until(version.number(), true));
        }
        return new Request(version.number(), value, writtenAt, Long.MAX_VALUE, false);
    }

    String signal() {
        return signal;
    }

    List<Request> requests() {
        return requests;
    }

    List<Answer> answers() {
        return answers;
    }

    /** The first outcome with that version or a later one, which was not written before what it answers. */
    Optional<Answer> first(long version) {
        return answers.stream()
                .filter(answer -> answer.seen() >= version && answer.in() > answer.seen())
                .findFirst();
    }

    /** The vehicle's answer to this very request: it had seen nothing newer of the signal. */
    Optional<Answer> own(Request request) {
        return first(request.version()).filter(answer -> answer.seen() < request.until());
    }

    /** The request that stood in that version. */
    Optional<Request> standingIn(long version) {
        return requests.stream()
                .filter(request -> request.version() <= version && version < request.until())
                .findFirst();
    }

    /**
     * How the command of that version may truly be said to have ended; empty if it has no end. It is more than one word
     * where the record can't tell whether the same value was written again within the second.
     */
    Set<String> ends(long version) {
        Optional<Request> standing = standingIn(version);
        Optional<Answer> answer = first(version);
        if (standing.isEmpty()) {
            return answer.map(Answer::status).map(Set::of).orElse(Set.of());
        }
        Request request = standing.get();
        if (answer.isEmpty() || request.until() <= answer.get().seen()) {
            boolean stands = request.until() == Long.MAX_VALUE;
            return stands ? Set.of() : Set.of(request.replaced() ? "SUPERSEDED" : "WITHDRAWN");
        }
        String status = answer.get().status();
        return mayBeRewritten(request, version, answer.get().seen()) ? Set.of(status, "SUPERSEDED") : Set.of(status);
    }

    /** Whether an update up to that version may have written the same value within the same second. */
    private boolean mayBeRewritten(Request request, long after, long upTo) {
        Iterator<Version> later = versions.between(after, upTo);
        while (later.hasNext()) {
            // "No later than" is at most a second more than the second of the update.
            if (later.next().by().getEpochSecond() <= request.writtenAt() + 1) {
                return true;
            }
        }
        return false;
    }

    /** When the update of that version was accepted, at the earliest; whole seconds. */
    Instant earliest(long version) {
        return standingIn(version)
                .map(Request::written)
                .orElseGet(() -> Optional.ofNullable(versions.get(version))
                        .map(known -> known.by().minusSeconds(2))
                        .orElse(Instant.EPOCH));
    }
}
