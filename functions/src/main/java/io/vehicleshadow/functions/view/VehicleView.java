package io.vehicleshadow.functions.view;

import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.Progress;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells a person what is true of their vehicles. Everything empty is not theirs or not there. Thread-safe. */
public final class VehicleView {
    private final VehicleAccess access;
    private final Shadows shadows;
    private final HistoryStore history;
    private final PresenceStore presences;
    private final Clock clock;

    /** A view of those. */
    public VehicleView(
            VehicleAccess access, Shadows shadows, HistoryStore history, PresenceStore presences, Clock clock) {
        this.access = access;
        this.shadows = shadows;
        this.history = history;
        this.presences = presences;
        this.clock = clock;
    }

    /** The person's vehicles, by name. */
    public List<VehicleSummary> mine(PersonId person) {
        return access.vehicles(person).stream()
                .map(grant -> new VehicleSummary(grant, presences.find(grant.thing())))
                .toList();
    }

    /** What is true of the vehicle now. */
    public Optional<VehicleState> of(PersonId person, ThingName thing) {
        return access.role(person, thing).map(role -> {
            Optional<ShadowDocument> shadow = shadows.get(thing);
            Instant asOf = shadow.flatMap(ShadowDocument::timestamp).orElseGet(clock::instant);
            return new VehicleState(thing, role, presences.find(thing), shadow, asOf);
        });
    }

    /** Whether the vehicle is the person's. */
    public boolean isMine(PersonId person, ThingName thing) {
        return access.role(person, thing).isPresent();
    }

    /** What has become of the command of that version. */
    public Optional<CommandReport> command(PersonId person, ThingName thing, long version) {
        if (!isMine(person, thing)) {
            return Optional.empty();
        }
        return history.byVersion(thing, version).map(command -> {
            Progress progress = new Progress(command, () -> history.lastCommands(thing, Progress.COMMANDS_LOOKED_AT));
            if (!progress.isOver()) {
                shadows.get(thing).ifPresent(document -> progress.whole(document, clock.instant()));
            }
            return new CommandReport(progress.command(), clock.instant());
        });
    }

    /** What happened before that place, newest first; one entry more than {@code limit} if there are more. */
    public Optional<List<HistoryEntry>> history(PersonId person, ThingName thing, Optional<EntryId> before, int limit) {
        return isMine(person, thing) ? Optional.of(history.page(thing, before, limit + 1)) : Optional.empty();
    }
}
