package io.vehicleshadow.functions.presence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Whether a vehicle is connected, by a lifecycle event.
 *
 * @param online connected or disconnected
 * @param since the event's time
 * @param session the event's {@code sessionIdentifier}
 * @param number the event's {@code versionNumber}
 */
public record Presence(boolean online, Instant since, String session, long number) {
    /** AWS IoT starts the number anew when a client was away for about an hour; twice that is safe. */
    private static final long NUMBER_MEMORY_SECONDS = 3600;

    /** Reads a lifecycle event. */
    public static Presence of(JsonNode event) {
        return new Presence(
                event.path("eventType").asText().equals("connected"),
                Instant.ofEpochMilli(event.path("timestamp").asLong()),
                event.path("sessionIdentifier").asText(),
                event.path("versionNumber").asLong());
    }

    /**
     * Whether this event tells something newer than the last one. The two events of one session have the same number,
     * and of these the disconnection is the later. Source: AWS IoT developer guide, lifecycle events.
     */
    public boolean follows(Presence last) {
        if (session.equals(last.session)) {
            return last.online && !online;
        }
        if (number != last.number
                && Math.abs(since.getEpochSecond() - last.since.getEpochSecond()) < NUMBER_MEMORY_SECONDS) {
            return number > last.number || numberRestarted(last);
        }
        return since.isAfter(last.since);
    }

    private boolean numberRestarted(Presence last) {
        return number == 0 && since.isAfter(last.since);
    }
}
