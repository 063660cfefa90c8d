package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.AgentReport;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes history from the shadow's documents. Idempotent, and indifferent to the order in which they come. */
public final class RecordHistory {
    private static final Logger LOG = LoggerFactory.getLogger(RecordHistory.class);
    private final HistoryStore store;
    private final RequestLedger ledger;
    private final Catalogues catalogues;
    private final Meter meter;

    public RecordHistory(HistoryStore store, VehicleReach reach, Catalogues catalogues, Meter meter) {
        this.store = store;
        this.ledger = new RequestLedger(store, reach, meter);
        this.catalogues = catalogues;
        this.meter = meter;
    }

    public void record(DocumentEvent event) {
        Update update = Update.of(event);
        if (update.isAboutRequests()) {
            recordRequests(event, update);
        }
        recordByHand(event, update);
        event.change().agent().ifPresent(agent -> checkCatalogue(event.thing(), agent));
        // Last, so that a message that is taken in again after a failure is not counted twice.
        if (!update.requested().isEmpty()) {
            meter.asked(update.requested().size());
        }
    }

    /**
     * Once a connection: of a catalogue that the cloud does not hold, and of the first, which it goes by instead, what only
     * one has is answered UNKNOWN_SIGNAL, here or in the vehicle.
     */
    private void checkCatalogue(ThingName thing, AgentReport agent) {
        if (catalogues.find(agent.catalogue()).isEmpty()) {
            LOG.warn(
                    "{} goes by the catalogue {}, which the cloud does not hold: it goes by {}; its agent is {}",
                    thing,
                    agent.catalogue(),
                    catalogues.first().digest(),
                    agent.version());
            meter.differed();
        }
    }

    private void recordRequests(DocumentEvent event, Update update) {
        if (update.requested().isEmpty()) {
            ledger.take(event.thing(), update);
            return;
        }
        Optional<HistoryEntry.Command> ours = ours(event);
        EntryId others = EntryId.ofVersion(event.received(), 'a', event.version());
        ours.filter(command -> command.version() == 0)
                .ifPresent(command -> store.attachVersion(event.thing(), command.id(), event.version()));
        if (ours.isEmpty()) {
            store.writeOnce(event.mark() + ".asked", requestedByOthers(event, update, others));
        }
        ledger.take(event.thing(), update.by(ours.map(HistoryEntry.Command::id).orElse(others)));
    }

    /**
     * The command whose function wrote this update: by its token, its version and its content together, since anybody
     * may repeat a token that they have seen.
     */
    private Optional<HistoryEntry.Command> ours(DocumentEvent event) {
        return event.clientToken()
                .flatMap(EntryId::ofToken)
                .flatMap(id -> store.find(event.thing(), id))
                .filter(command -> command.version() == event.version()
                        || command.version() == 0 && command.base() + 1 == event.version())
                .filter(command -> command.stands(event.change().current().requested()));
    }

    private HistoryEntry.Command requestedByOthers(DocumentEvent event, Update update, EntryId id) {
        SignalCatalogue catalogue = catalogues.of(event.change().current().catalogue());
        Map<String, AskedSignal> signals = new LinkedHashMap<>();
        update.requested()
                .forEach((key, value) ->
                        signals.put(key, AskedSignal.open(value, catalogue.staleAt(key, event.received()))));
        long version = event.version();
        return new HistoryEntry.Command(
                id, event.thing(), event.received(), Optional.empty(), Channel.OTHER, version - 1, version, signals);
    }

    private void recordByHand(DocumentEvent event, Update update) {
        SignalCatalogue catalogue = catalogues.of(event.change().current().catalogue());
        Map<String, JsonNode> byHand = new LinkedHashMap<>();
        event.change().changed().forEach((key, value) -> {
            if (isActuator(catalogue, key) && !update.outcomes().containsKey(key)) {
                byHand.put(key, value);
            }
        });
        if (!byHand.isEmpty()) {
            EntryId id = EntryId.ofVersion(event.received(), 'h', event.version());
            store.writeOnce(
                    event.mark() + ".hand",
                    new HistoryEntry.ByHand(id, event.thing(), event.received(), event.version(), byHand));
        }
    }

    private static boolean isActuator(SignalCatalogue catalogue, String key) {
        return catalogue
                .find(key)
                .filter(signal -> signal.kind() == SignalKind.ACTUATOR)
                .isPresent();
    }
}
