package io.vehicleshadow.agent.shadow;

import java.util.TreeSet;

/** Up to which version every change has been seen on this connection, and which is the newest. */
final class KnownVersions {
    private static final int REMEMBERED = 64;
    private final TreeSet<Long> beyond = new TreeSet<>();
    private long complete;
    private long newest;

    /** A new connection: what happened in between is unknown. */
    void restart() {
        beyond.clear();
        complete = 0;
    }

    /** Versions start over. */
    void forget() {
        restart();
        newest = 0;
    }

    /** The whole document of that version has been seen. */
    void whole(long version) {
        complete = Math.max(complete, version);
        saw(version);
        catchUp();
    }

    /** The change that made that version has been seen. */
    void change(long version) {
        saw(version);
        if (version > complete && beyond.size() < REMEMBERED) {
            beyond.add(version);
        }
        catchUp();
    }

    /** There is such a version. */
    void saw(long version) {
        newest = Math.max(newest, version);
    }

    long complete() {
        return complete;
    }

    long newest() {
        return newest;
    }

    private void catchUp() {
        while (!beyond.isEmpty() && beyond.first() <= complete + 1) {
            complete = Math.max(complete, beyond.pollFirst());
        }
    }
}
