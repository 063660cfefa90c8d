package io.vehicleshadow.functions.view;

import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.history.CommandEnds;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.label.VehicleLabels;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Reads the state of a person's vehicles. Empty: no such vehicle, or not theirs. Thread-safe. */
public final class VehicleView {
    private final VehicleAccess access;
    private final Shadows shadows;
    private final HistoryStore history;
    private final CommandEnds ends;
    private final PresenceStore presences;
    private final VehicleLabels labels;
    private final Catalogues catalogues;
    private final Clock clock;

    public VehicleView(
            VehicleAccess access,
            Shadows shadows,
            HistoryStore history,
            CommandEnds ends,
            PresenceStore presences,
            VehicleLabels labels,
            Catalogues catalogues,
            Clock clock) {
        this.access = access;
        this.shadows = shadows;
        this.history = history;
        this.ends = ends;
        this.presences = presences;
        this.labels = labels;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** The person's vehicles, by name. */
    public List<VehicleSummary> mine(PersonId person) {
        return access.vehicles(person).stream()
                .map(grant -> new VehicleSummary(grant, presences.find(grant.thing()), labels.of(grant.thing())))
                .toList();
    }

    /** What the vehicle's owner calls it; only for whose vehicle it is. */
    public VehicleLabel label(ThingName thing) {
        return labels.of(thing);
    }

    public Optional<VehicleState> of(PersonId person, ThingName thing) {
        return access.role(person, thing).map(role -> {
            Optional<ShadowDocument> shadow = shadows.get(thing);
            Instant asOf = shadow.flatMap(ShadowDocument::timestamp).orElseGet(clock::instant);
            return new VehicleState(thing, role, presences.find(thing), shadow, asOf);
        });
    }

    /** The catalogue that the vehicle goes by. */
    public Optional<SignalCatalogue> catalogue(PersonId person, ThingName thing) {
        return access.role(person, thing)
                .map(role -> catalogues.of(() -> shadows.get(thing).flatMap(ShadowDocument::catalogue)));
    }

    private boolean isMine(PersonId person, ThingName thing) {
        return access.role(person, thing).isPresent();
    }

    public Optional<CommandReport> command(PersonId person, ThingName thing, long version) {
        if (!isMine(person, thing)) {
            return Optional.empty();
        }
        Supplier<Optional<ShadowDocument>> shadow = once(() -> shadows.get(thing));
        return history.byVersion(thing, version)
                .map(command -> new CommandReport(ends.look(command, shadow), clock.instant()));
    }

    /** What happened before that place, newest first; one entry more than {@code limit} if there are more. */
    public Optional<List<HistoryEntry>> history(PersonId person, ThingName thing, Optional<EntryId> before, int limit) {
        if (!isMine(person, thing)) {
            return Optional.empty();
        }
        Supplier<Optional<ShadowDocument>> shadow = once(() -> shadows.get(thing));
        return Optional.of(history.page(thing, before, limit + 1).stream()
                .map(entry -> entry instanceof HistoryEntry.Command command ? ends.look(command, shadow) : entry)
                .toList());
    }

    private static <T> Supplier<T> once(Supplier<T> read) {
        AtomicReference<T> known = new AtomicReference<>();
        return () -> known.updateAndGet(value -> value == null ? read.get() : value);
    }
}
