package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes history from the shadow's documents. Idempotent, and indifferent to the order in which they come. */
public final class RecordHistory {
    private static final int FEW = 4;
    private static final int MANY = 50;
    private final HistoryStore store;
    private final SignalCatalogue catalogue;
    private final Meter meter;

    /** Kept there. */
    public RecordHistory(HistoryStore store, SignalCatalogue catalogue, Meter meter) {
        this.store = store;
        this.catalogue = catalogue;
        this.meter = meter;
    }

    /** Takes one document in. */
    public void record(DocumentEvent event) {
        Map<String, DesiredLeaf> requested = event.change().requested();
        Map<String, Outcome> outcomes = event.change().outcomes();
        if (!requested.isEmpty()) {
            recordRequested(event, requested);
        }
        Map<String, Closing> closings = closings(event, outcomes);
        closings.forEach((signal, closing) -> store.writeClosing(event.thing(), signal, closing));
        recordByHand(event, outcomes.keySet());
        Set<String> touched = new TreeSet<>(requested.keySet());
        touched.addAll(closings.keySet());
        if (!touched.isEmpty()) {
            Map<String, Long> toldOf = new TreeMap<>();
            touched.forEach(signal -> toldOf.put(signal, event.version() - 1));
            outcomes.forEach((signal, outcome) -> toldOf.merge(signal, outcome.version(), Math::min));
            List<HistoryEntry.Command> commands = commands(event.thing(), toldOf);
            toldOf.forEach((signal, version) -> settle(event.thing(), signal, since(commands, signal, version)));
        }
        // Last, so that a message that is taken in again after a failure is not counted twice.
        if (!requested.isEmpty()) {
            meter.asked(requested.size());
        }
    }

    /** An outcome that comes with the clearing is why it is cleared. */
    private static Map<String, Closing> closings(DocumentEvent event, Map<String, Outcome> outcomes) {
        Map<String, Closing> closings = new TreeMap<>();
        event.change()
                .cleared()
                .forEach(signal -> closings.put(signal, new SeenClearing(event.version(), event.received())));
        outcomes.forEach((signal, outcome) -> closings.put(signal, new SeenOutcome(outcome, event.received())));
        return closings;
    }

    private void recordRequested(DocumentEvent event, Map<String, DesiredLeaf> requested) {
        boolean ours = event.clientToken()
                .flatMap(EntryId::ofToken)
                .filter(id -> isNoted(event, id))
                .isPresent();
        if (!ours) {
            store.writeOnce(event.mark() + ".asked", requestedByOthers(event, requested));
        }
    }

    /** Mostly the function that asked has noted the version already. */
    private boolean isNoted(DocumentEvent event, EntryId id) {
        return store.find(event.thing(), id)
                .filter(command -> command.version() > 0 || store.attachVersion(event.thing(), id, event.version()))
                .isPresent();
    }

    private HistoryEntry.Command requestedByOthers(DocumentEvent event, Map<String, DesiredLeaf> requested) {
        Map<String, AskedSignal> signals = new LinkedHashMap<>();
        requested.forEach((key, leaf) ->
                signals.put(key, AskedSignal.open(leaf.value(), staleAt(key, event.received()))));
        long version = event.version();
        EntryId id = EntryId.ofVersion(event.received(), 'a', version);
        return new HistoryEntry.Command(
                id, event.thing(), event.received(), Optional.empty(), Channel.OTHER, version - 1, version, signals);
    }

    private Optional<Instant> staleAt(String key, Instant at) {
        return catalogue.find(key).flatMap(Signal::staleAfter).map(at::plus);
    }

    private void recordByHand(DocumentEvent event, Set<String> answered) {
        Map<String, JsonNode> byHand = new LinkedHashMap<>();
        event.change().changed().forEach((key, value) -> {
            if (isActuator(key) && !answered.contains(key)) {
                byHand.put(key, value);
            }
        });
        if (!byHand.isEmpty()) {
            long version = event.version();
            EntryId id = EntryId.ofVersion(event.received(), 'h', version);
            store.writeOnce(
                    event.mark() + ".hand",
                    new HistoryEntry.ByHand(id, event.thing(), event.received(), version, byHand));
        }
    }

    private boolean isActuator(String key) {
        return catalogue
                .find(key)
                .filter(signal -> signal.kind() == SignalKind.ACTUATOR)
                .isPresent();
    }

    private void settle(ThingName thing, String signal, List<HistoryEntry.Command> asking) {
        if (!asking.isEmpty()) {
            List<Closing> closings = store.closings(thing, signal, asking.get(0).version());
            Settling.ends(asking, closings).forEach((command, end) -> end(command, signal, end));
        }
    }

    private void end(HistoryEntry.Command command, String signal, End end) {
        Optional<End> known = command.signals().get(signal).end();
        if (known.isPresent() && !end.replaces(known.get())) {
            return;
        }
        store.end(command, signal, end);
        if (end.isAnswer()) {
            meter.answered(end.status(), end.reason(), Duration.between(command.at(), end.at()));
        }
    }

    /**
     * The last commands, oldest first; of each signal at least from the one on that was asked at that version or last
     * before it, since no older one is concerned.
     */
    private List<HistoryEntry.Command> commands(ThingName thing, Map<String, Long> toldOf) {
        List<HistoryEntry.Command> few = store.lastCommands(thing, FEW);
        boolean enough = few.size() < FEW
                || toldOf.entrySet().stream()
                        .allMatch(told -> few.stream()
                                .anyMatch(c -> c.version() <= told.getValue()
                                        && c.signals().containsKey(told.getKey())));
        List<HistoryEntry.Command> oldestFirst = new ArrayList<>(enough ? few : store.lastCommands(thing, MANY));
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private static List<HistoryEntry.Command> since(List<HistoryEntry.Command> commands, String signal, long version) {
        List<HistoryEntry.Command> asking =
                commands.stream().filter(c -> c.signals().containsKey(signal)).toList();
        long before = asking.stream().filter(c -> c.version() <= version).count();
        return asking.subList((int) Math.max(0, before - 1), asking.size());
    }
}
