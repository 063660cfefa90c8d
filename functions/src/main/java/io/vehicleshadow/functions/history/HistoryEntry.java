package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One thing that happened to a vehicle. */
public sealed interface HistoryEntry {
    EntryId id();

    ThingName thing();

    Instant at();

    /** The shadow version that it made; 0 if that is not known. */
    long version();

    /**
     * A request for one or more signals, and what became of it.
     *
     * @param by who; empty if it was written straight to the shadow
     * @param base the shadow version that was seen before; the request is conditional on it
     * @param signals what was requested, by key
     */
    record Command(
            EntryId id,
            ThingName thing,
            Instant at,
            Optional<PersonId> by,
            Channel channel,
            long base,
            long version,
            Map<String, AskedSignal> signals)
            implements HistoryEntry {
        /** Copies the signals. */
        public Command {
            signals = Map.copyOf(signals);
        }

        /** Whether every signal has come to an end: there is nothing more to wait for. */
        public boolean isOver() {
            return signals.values().stream().allMatch(signal -> signal.end().isPresent());
        }

        /** Whether all that it requests stands in {@code desired}, by whomever. */
        public boolean stands(Map<String, DesiredLeaf> desired) {
            return signals.entrySet().stream()
                    .allMatch(signal -> desired.containsKey(signal.getKey())
                            && signal.getValue().requests(desired.get(signal.getKey())));
        }

        /** The same command on another base. */
        public Command withBase(long seen) {
            return new Command(id, thing, at, by, channel, seen, version, signals);
        }

        /** The same command, now with the version that its request made. */
        public Command withVersion(long made) {
            return new Command(id, thing, at, by, channel, base, made, signals);
        }

        /** The same command, with what is known of its signals by now. */
        public Command withSignals(Map<String, AskedSignal> known) {
            return new Command(id, thing, at, by, channel, base, version, known);
        }
    }

    /**
     * The vehicle reported new values that nobody requested.
     *
     * @param values the new values, by key
     */
    record ByHand(EntryId id, ThingName thing, Instant at, long version, Map<String, JsonNode> values)
            implements HistoryEntry {
        /** Copies the values. */
        public ByHand {
            values = Map.copyOf(values);
        }
    }
}
