package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what each update did to requests, and what is unanswered after it. Messages come in any order: an update is
 * followed only when all before it are known, as far back as something was requested, and whoever brings the missing one
 * goes on with those that wait for it. Idempotent. Thread-safe.
 */
final class RequestLedger {
    private final HistoryStore store;
    private final VehicleReach reach;
    private final Meter meter;

    RequestLedger(HistoryStore store, VehicleReach reach, Meter meter) {
        this.store = store;
        this.reach = reach;
        this.meter = meter;
    }

    void take(ThingName thing, Update update) {
        Optional<Unanswered.Step> step = step(thing, update);
        Update written = step.map(known -> update.leaving(known.after())).orElse(update);
        Update kept = store.write(thing, written).orElse(written);
        if (step.isEmpty() || kept != written) {
            // What was missing may have come meanwhile.
            step = step(thing, kept);
        }
        step.ifPresentOrElse(known -> follow(thing, kept, known, kept == written), () -> exact(thing, kept));
    }

    private void follow(ThingName thing, Update from, Unanswered.Step first, boolean fresh) {
        Update update = from;
        Unanswered.Step step = first;
        boolean isNew = fresh;
        while (true) {
            apply(thing, update, step, isNew);
            if (!isKept(update, step)) {
                store.settle(thing, update.leaving(step.after()));
            }
            Optional<Update> next = store.updateAfter(thing, update.version());
            Optional<Unanswered.Step> more = next.flatMap(found -> step(thing, found));
            if (more.isEmpty() || isFollowed(next.get(), more.get())) {
                return;
            }
            update = next.get();
            step = more.get();
            isNew = update.after().isEmpty();
        }
    }

    /**
     * Whether nothing after that update waits for one before it. What is kept does not say so: whoever kept it may have
     * been cut off right then, and comes again. But a first request, with nothing unanswered before it, waits for none.
     */
    private static boolean isFollowed(Update update, Unanswered.Step step) {
        return update.first() && isKept(update, step) && step.isOnlyOf(update.version());
    }

    private static boolean isKept(Update update, Unanswered.Step step) {
        return update.after().equals(Optional.of(step.after()));
    }

    /** What the update leads to; empty as long as one before it is missing. */
    private Optional<Unanswered.Step> step(ThingName thing, Update update) {
        return before(thing, update)
                .map(before -> before.take(update, requestedAt(thing, update), reach.at(update.at(), thing)));
    }

    private Optional<Unanswered> before(ThingName thing, Update update) {
        Optional<Update> last = store.updateBefore(thing, update.version());
        if (update.first()) {
            return Optional.of(
                    last.flatMap(Update::after).orElse(Unanswered.NOTHING).late(update.answered()));
        }
        return last.filter(found -> found.version() == update.version() - 1).flatMap(Update::after);
    }

    private Instant requestedAt(ThingName thing, Update update) {
        return update.command()
                .flatMap(id -> store.find(thing, id))
                .filter(command -> !command.channel().equals(Channel.OTHER))
                .map(HistoryEntry.Command::at)
                .orElse(update.writtenAt());
    }

    private void apply(ThingName thing, Update update, Unanswered.Step step, boolean isNew) {
        step.ended().forEach(ended -> {
            End end = ended.end();
            Optional<End> stands = store.end(thing, ended.request().id(), ended.signal(), end);
            if (isNew && end.isAnswer() && stands.isPresent()) {
                Duration sinceAsked = Duration.between(ended.request().at(), end.at());
                meter.answered(end.status(), end.reason(), sinceAsked);
            }
        });
        step.after()
                .bySignal()
                .forEach((signal, requests) -> requests.stream()
                        .filter(request -> request.pending()
                                .filter(gone -> gone.version() == update.version())
                                .isPresent())
                        .forEach(request -> store.pend(
                                thing, request.id(), signal, request.pending().get())));
    }

    /** An outcome that names a command's own version answers it, whatever is missing before. */
    private void exact(ThingName thing, Update update) {
        update.outcomes()
                .forEach((signal, outcome) -> store.byVersion(thing, outcome.version())
                        .filter(command -> command.signals().containsKey(signal))
                        .ifPresent(
                                command -> store.end(thing, command.id(), signal, End.answered(outcome, update.at()))));
    }
}
