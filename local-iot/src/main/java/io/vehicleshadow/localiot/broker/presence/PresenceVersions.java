package io.vehicleshadow.localiot.broker.presence;

import io.vehicleshadow.localiot.broker.session.Session;
import io.vehicleshadow.localiot.broker.session.Sessions;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.DurableMap;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts the connections of each client id, so that a reader of lifecycle events can put them in order. Begins at 0,
 * and again at 0 when a client was away for an hour.
 */
public final class PresenceVersions {

    private static final long FORGET_AFTER_MILLIS = Duration.ofHours(1).toMillis();

    private final DurableMap versions;
    private final Clock clock;

    public PresenceVersions(DataStore store, Clock clock) {
        this.versions = store.map("presence");
        this.clock = clock;
    }

    /** The version of a connection that begins. */
    public long next(String clientId) {
        byte[] last = versions.get(clientId);
        long version =
                last == null || isForgotten(last) ? 0 : ByteBuffer.wrap(last).getLong() + 1;
        put(clientId, version);
        return version;
    }

    /** The connection with that version has ended; the hour begins. */
    public void ended(String clientId, long version) {
        byte[] last = versions.get(clientId);
        if (last != null && ByteBuffer.wrap(last).getLong() == version) {
            put(clientId, version);
        }
    }

    /** Drops what no longer counts, except for clients that are connected. */
    public void forget(Sessions sessions) {
        versions.forEach((clientId, bytes) -> {
            Session session = sessions.find(clientId);
            if (isForgotten(bytes) && (session == null || !session.isOnline())) {
                versions.remove(clientId);
            }
        });
    }

    private void put(String clientId, long version) {
        versions.put(
                clientId,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(version)
                        .putLong(clock.millis())
                        .array());
    }

    private boolean isForgotten(byte[] bytes) {
        return clock.millis() - ByteBuffer.wrap(bytes).getLong(Long.BYTES) >= FORGET_AFTER_MILLIS;
    }
}
