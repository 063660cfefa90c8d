package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.ask.AskResult.AlreadyUnderWay;
import io.vehicleshadow.functions.ask.AskResult.Asked;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandFinder;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a request down and then into {@code desired}, at most once however often it is tried or delivered.
 *
 * <p>The update is conditional on the version that was seen and written down before (the base). Once the shadow is
 * beyond the base, an update of an earlier try can't land any more: it has made version base + 1, or it never will. It is
 * made again only if that is certain; otherwise nobody claims anything.
 */
final class RequestWriter {
    private static final int ATTEMPTS = 12;
    private static final Logger LOG = LoggerFactory.getLogger(RequestWriter.class);
    private final Shadows shadows;
    private final HistoryStore history;
    private final UnderWay underWay;
    private final Clock clock;
    private final Concurrently concurrently;

    RequestWriter(
            Shadows shadows, HistoryStore history, Catalogues catalogues, Clock clock, Concurrently concurrently) {
        this.shadows = shadows;
        this.history = history;
        this.underWay = new UnderWay(new CommandFinder(history), catalogues, clock);
        this.clock = clock;
        this.concurrently = concurrently;
    }

    /** What became of the command after it was written into {@code desired}. */
    interface Report {
        /** @param noted waits until its version is in the history, or left to the history function */
        CommandReport of(HistoryEntry.Command command, Supplier<?> noted);
    }

    /**
     * Writes the request.
     *
     * @param vehicle as it was a moment ago
     * @param ready is waited for before the vehicle can hear of it
     */
    AskResult write(AskRequest request, Addressed vehicle, Runnable ready, Report report) {
        ShadowDocument document = present(request.thing(), vehicle.seen());
        HistoryEntry.Command row = entry(request, vehicle, document.version());
        Optional<AlreadyUnderWay> other = underWay.find(request, document);
        // What is under way may be this request itself, delivered before.
        Optional<HistoryEntry.Command> known =
                other.isPresent() ? history.find(row.thing(), row.id()) : history.writeAsked(row);
        if (known.isPresent() && request.key().isPresent() && known.get().version() == 0) {
            return new Delivery(request, vehicle, known.get(), ready, report).repeat(document);
        }
        if (known.isPresent()) {
            return new Asked(report.of(delivered(known.get()), () -> null));
        }
        return other.isPresent() ? other.get() : new Delivery(request, vehicle, row, ready, report).write(document);
    }

    /** Only the first delivery sends, which may still be about to. */
    private HistoryEntry.Command delivered(HistoryEntry.Command row) {
        if (row.version() > 0) {
            return row;
        }
        ShadowDocument document = document(row.thing());
        Optional<HistoryEntry.Command> landed =
                document.version() > row.base() ? whetherLanded(row, document) : Optional.empty();
        return landed.orElseThrow(() ->
                new CloudUnavailable("An earlier delivery of this request has not been answered yet", true, null));
    }

    /** The first delivery of a request, after it was written down. */
    private final class Delivery {
        private final AskRequest request;
        private final Addressed vehicle;
        private final Runnable ready;
        private final Report report;
        private HistoryEntry.Command row;
        /** An update on this base was sent, and nobody knows whether it landed. */
        private boolean unknown;

        Delivery(AskRequest request, Addressed vehicle, HistoryEntry.Command row, Runnable ready, Report report) {
            this.request = request;
            this.vehicle = vehicle;
            this.row = row;
            this.ready = ready;
            this.report = report;
        }

        /** It may have been sent before, and may even now be on its way. */
        AskResult repeat(ShadowDocument seen) {
            unknown = true;
            return write(seen);
        }

        AskResult write(ShadowDocument seen) {
            try {
                Optional<AskResult> result = attempt(seen);
                for (int attempt = 2; result.isEmpty() && attempt <= ATTEMPTS; attempt++) {
                    result = attempt(document(request.thing()));
                }
                return result.orElseThrow(() ->
                        new CloudUnavailable("The vehicle's shadow changes too fast to send a command", false, null));
            } catch (CloudUnavailable e) {
                throw failed(e);
            }
        }

        private Optional<AskResult> attempt(ShadowDocument document) {
            if (unknown && document.version() > row.base()) {
                Optional<HistoryEntry.Command> landed = whetherLanded(row, document);
                if (landed.isPresent()) {
                    return Optional.of(new Asked(report.of(landed.get(), () -> null)));
                }
                unknown = false;
            }
            if (!vehicle.goesByTheSame(document)) {
                throw new CloudUnavailable(Addressed.OTHER_CATALOGUE, false, null);
            }
            Optional<AlreadyUnderWay> other = underWay.find(request, document);
            if (other.isPresent()) {
                history.forget(row);
                return Optional.of(other.get());
            }
            if (isExpired()) {
                return expired();
            }
            row = rebased(row, document.version());
            ready.run();
            return update();
        }

        /** Only a request with a key can come long after the first under it. */
        private boolean isExpired() {
            return request.key().isPresent()
                    && request.command().requested().keySet().stream()
                            .flatMap(signal -> vehicle.catalogue().staleAt(signal.value(), request.at()).stream())
                            .anyMatch(deadline -> !clock.instant().isBefore(deadline));
        }

        private Optional<AskResult> expired() {
            if (unknown) {
                throw new CloudUnavailable("It is not known whether the command was sent", true, null);
            }
            history.forget(row);
            throw new RepetitionRefused(RepetitionRefused.Reason.EXPIRED);
        }

        private Optional<AskResult> update() {
            ShadowUpdate update = new ShadowUpdate()
                    .request(request.command())
                    .onlyIfVersion(row.base())
                    .token(new ClientToken(row.id().token()));
            try {
                return shadows.update(request.thing(), update)
                        .map(accepted -> row.withVersion(accepted.version()))
                        .map(made -> new Asked(report.of(made, noting(made))));
            } catch (CloudUnavailable e) {
                if (unknown || !e.mayHaveHappened()) {
                    throw e;
                }
                unknown = true;
                return Optional.empty();
            }
        }

        /** What was certainly not sent leaves no trace. */
        private CloudUnavailable failed(CloudUnavailable e) {
            if (unknown || e.mayHaveHappened()) {
                return new CloudUnavailable(e.getMessage(), true, e);
            }
            try {
                history.forget(row);
            } catch (CloudUnavailable forgetting) {
                e.addSuppressed(forgetting);
            }
            return e;
        }
    }

    /**
     * The command with the version that it made; empty if it has certainly made none. A value that stands there does not
     * tell: anybody may have requested the same. The history tells by whom an update was.
     *
     * @param document beyond the row's base
     * @throws CloudUnavailable if neither is certain
     */
    private Optional<HistoryEntry.Command> whetherLanded(HistoryEntry.Command row, ShadowDocument document) {
        Optional<HistoryEntry.Command> noted =
                history.find(row.thing(), row.id()).filter(found -> found.version() > 0);
        if (noted.isPresent()) {
            return noted;
        }
        long made = row.base() + 1;
        if (isAnothers(made, row) || document.version() == made && !row.stands(document.requested())) {
            return Optional.empty();
        }
        throw new CloudUnavailable("It is not known whether the command was sent", true, null);
    }

    private boolean isAnothers(long version, HistoryEntry.Command row) {
        Optional<HistoryEntry.Command> known = history.byVersion(row.thing(), version);
        return known.isPresent()
                ? known.filter(other -> other.id().equals(row.id())).isEmpty()
                : history.update(row.thing(), version)
                        .filter(update -> !update.command().equals(Optional.of(row.id())))
                        .isPresent();
    }

    private Supplier<?> noting(HistoryEntry.Command made) {
        return concurrently.begin(() -> {
            try {
                history.attachVersion(made.thing(), made.id(), made.version());
            } catch (CloudUnavailable e) {
                LOG.warn("Version {} of {} is left to the history function", made.version(), made.thing(), e);
            }
            return null;
        });
    }

    private ShadowDocument document(ThingName thing) {
        return present(thing, shadows.get(thing));
    }

    /** An update of a missing shadow can't be conditional, so an empty one is made first. */
    private ShadowDocument present(ThingName thing, Optional<ShadowDocument> found) {
        return found.orElseGet(() -> {
            shadows.create(thing);
            return shadows.get(thing)
                    .orElseThrow(() -> new CloudUnavailable("The vehicle's shadow was just deleted", false, null));
        });
    }

    private HistoryEntry.Command rebased(HistoryEntry.Command written, long base) {
        if (written.base() == base) {
            return written;
        }
        if (!history.rebase(written, base)) {
            throw new CloudUnavailable("Another delivery of this request is under way", true, null);
        }
        return written.withBase(base);
    }

    private HistoryEntry.Command entry(AskRequest request, Addressed vehicle, long base) {
        // The vehicle counts from the writing, which may be long after the request came in.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SignalCatalogue catalogue = vehicle.catalogue();
        Map<String, AskedSignal> signals = new LinkedHashMap<>();
        request.command()
                .requested()
                .forEach((key, value) ->
                        signals.put(key.value(), AskedSignal.open(value.json(), catalogue.staleAt(key.value(), now))));
        return new HistoryEntry.Command(
                request.entryId(),
                request.thing(),
                request.at(),
                Optional.of(request.by()),
                request.channel(),
                base,
                0,
                signals);
    }
}
