package io.vehicleshadow.agent.shadow;

import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests for one signal: one under way, and the newest of those that came since. */
final class RequestQueue {
    private final String key;
    private Request current;
    private Request next;
    /** Those that came and went again while another was under way. */
    private final List<Request> passedOver = new ArrayList<>();
    /** What a document older than this says about the signal is no longer news. */
    private long horizon;

    RequestQueue(String key) {
        this.key = key;
    }

    /** A request that was begun before the agent last ended is under way. */
    void resume(Request interrupted) {
        current = interrupted;
    }

    /** A document of that version holds the leaf. */
    void saw(DesiredLeaf leaf, long version) {
        if (version < horizon) {
            return;
        }
        horizon = version;
        Request latest = next != null ? next : current;
        if (latest != null && latest.isStill(leaf)) {
            latest.seenIn(version, leaf);
        } else {
            passOverNext();
            next = Request.seen(key, leaf, version);
        }
    }

    private void passOverNext() {
        if (next != null) {
            passedOver.add(next);
            next = null;
        }
    }

    /** In that version nothing is requested. */
    void cleared(long version) {
        if (version < horizon) {
            return;
        }
        horizon = version + 1;
        passOverNext();
        if (current != null) {
            current.withdraw();
        }
    }

    /**
     * A document of that version holds the outcome.
     *
     * @return the request that is over with it
     */
    Optional<Request> answered(Outcome outcome, long version) {
        if (current == null || !current.isEnded() && !current.wasInterrupted() || !current.isAnsweredBy(outcome)) {
            return Optional.empty();
        }
        Request over = current;
        current = null;
        // Seen once more after the document that cleared it: the same was requested again within the second.
        if (next == null && over.lastVersion() > version) {
            next = Request.seen(key, over.leaf(), over.lastVersion());
        }
        return Optional.of(over);
    }

    /** Takes the next request up, if none is under way. */
    Optional<Request> begin() {
        if (current != null || next == null) {
            return Optional.empty();
        }
        current = next;
        next = null;
        return Optional.of(current);
    }

    /** Those that will never begin, since this was last asked. */
    List<Request> passedOver() {
        List<Request> all = List.copyOf(passedOver);
        passedOver.clear();
        return all;
    }

    Optional<Request> current() {
        return Optional.ofNullable(current);
    }

    /** Whether the answer to the current request may clear {@code desired}. */
    boolean clears() {
        return next == null && current != null && !current.isWithdrawn();
    }

    /** The latest version in which it is certain what is requested for this signal. */
    long certainIn() {
        return horizon;
    }

    boolean isIdle() {
        return current == null && next == null;
    }
}
