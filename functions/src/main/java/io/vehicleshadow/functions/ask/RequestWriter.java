package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.Progress;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final SignalCatalogue catalogue;
    private final Clock clock;
    private final Concurrently beside;

    RequestWriter(Shadows shadows, HistoryStore history, SignalCatalogue catalogue, Clock clock, Concurrently beside) {
        this.shadows = shadows;
        this.history = history;
        this.catalogue = catalogue;
        this.clock = clock;
        this.beside = beside;
    }

    /** How it went. */
    sealed interface Result {}

    /**
     * It stands in {@code desired}, or did.
     *
     * @param noted waits until its version is in the history, or left to the history function
     */
    record Landed(HistoryEntry.Command command, Instant at, Supplier<?> noted) implements Result {}

    /** The same value is asked already. */
    record UnderWay(SignalKey signal, SignalValue value, OptionalLong command) implements Result {}

    /**
     * Asks.
     *
     * @param seen the shadow as it was a moment ago
     * @param ready is waited for before the vehicle can hear of it
     */
    Result ask(AskRequest request, Supplier<Optional<ShadowDocument>> seen, Runnable ready) {
        ShadowDocument document = present(request.thing(), seen.get());
        HistoryEntry.Command row = entry(request, document.version());
        Optional<UnderWay> other = underWay(request, document);
        // What is under way may be this request itself, delivered before.
        Optional<HistoryEntry.Command> known =
                other.isPresent() ? history.find(row.thing(), row.id()) : history.writeAsked(row);
        if (known.isPresent()) {
            return delivered(request, known.get());
        }
        return other.isPresent() ? other.get() : new Delivery(request, row, ready).ask(document);
    }

    /** Only the first delivery asks, which may still be about to. */
    private Landed delivered(AskRequest request, HistoryEntry.Command row) {
        if (row.version() > 0) {
            return new Landed(row, clock.instant(), () -> null);
        }
        ShadowDocument document = document(row.thing());
        Optional<Landed> landed =
                document.version() > row.base() ? whetherLanded(request, row, document) : Optional.empty();
        return landed.orElseThrow(() ->
                new CloudUnavailable("An earlier delivery of this request has not been answered yet", true, null));
    }

    /** The first delivery of a request, after it was written down. */
    private final class Delivery {
        private final AskRequest request;
        private final Runnable ready;
        private HistoryEntry.Command row;
        /** An update on this base was sent, and nobody knows whether it landed. */
        private boolean unknown;

        Delivery(AskRequest request, HistoryEntry.Command row, Runnable ready) {
            this.request = request;
            this.row = row;
            this.ready = ready;
        }

        Result ask(ShadowDocument seen) {
            try {
                Optional<Result> result = attempt(seen);
                for (int attempt = 2; result.isEmpty() && attempt <= ATTEMPTS; attempt++) {
                    result = attempt(document(request.thing()));
                }
                return result.orElseThrow(() -> new CloudUnavailable(
                        "The vehicle's shadow changes too fast to ask for something", false, null));
            } catch (CloudUnavailable e) {
                throw failed(e);
            }
        }

        private Optional<Result> attempt(ShadowDocument document) {
            if (unknown && document.version() > row.base()) {
                Optional<Landed> landed = whetherLanded(request, row, document);
                if (landed.isPresent()) {
                    return Optional.of(landed.get());
                }
                unknown = false;
            }
            Optional<UnderWay> other = underWay(request, document);
            if (other.isPresent()) {
                history.forget(row);
                return Optional.of(other.get());
            }
            row = rebased(row, document.version());
            ready.run();
            return update();
        }

        private Optional<Result> update() {
            ShadowUpdate update = new ShadowUpdate()
                    .request(request.command())
                    .onlyIfVersion(row.base())
                    .token(new ClientToken(row.id().token()));
            try {
                return shadows.update(request.thing(), update).map(accepted -> landed(row, accepted.version()));
            } catch (CloudUnavailable e) {
                if (unknown || !e.mayHaveHappened()) {
                    throw e;
                }
                unknown = true;
                return Optional.empty();
            }
        }

        /** What was certainly not asked leaves no trace. */
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
     * The landing of an update on the row's base, beyond which the shadow is; empty if it has certainly not landed.
     *
     * @throws CloudUnavailable if neither is certain
     */
    private Optional<Landed> whetherLanded(AskRequest request, HistoryEntry.Command row, ShadowDocument document) {
        Optional<HistoryEntry.Command> noted =
                history.find(row.thing(), row.id()).filter(found -> found.version() > 0);
        if (noted.isPresent()) {
            return Optional.of(new Landed(noted.get(), clock.instant(), () -> null));
        }
        long made = row.base() + 1;
        if (history.byVersion(row.thing(), made)
                .filter(other -> !other.id().equals(row.id()))
                .isPresent()) {
            return Optional.empty();
        }
        boolean stands = request.command().requested().entrySet().stream()
                .allMatch(asked -> stands(document, asked.getKey(), asked.getValue()));
        if (stands) {
            return Optional.of(landed(row, made));
        }
        if (document.version() == made) {
            // It would stand there.
            return Optional.empty();
        }
        throw new CloudUnavailable("It is not known whether the vehicle was asked", true, null);
    }

    private Landed landed(HistoryEntry.Command written, long version) {
        Supplier<?> noted = beside.begin(() -> {
            note(written, version);
            return null;
        });
        return new Landed(written.withVersion(version), clock.instant(), noted);
    }

    private void note(HistoryEntry.Command written, long version) {
        try {
            history.attachVersion(written.thing(), written.id(), version);
        } catch (CloudUnavailable e) {
            LOG.warn("Version {} of {} is left to the history function", version, written.thing(), e);
        }
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

    private Optional<UnderWay> underWay(AskRequest request, ShadowDocument document) {
        return request.command().requested().entrySet().stream()
                .filter(asked -> stands(document, asked.getKey(), asked.getValue()))
                .findFirst()
                .map(asked -> new UnderWay(asked.getKey(), asked.getValue(), command(request, asked.getKey())));
    }

    /** Whether the vehicle is asked for that value, and not too long ago. */
    private boolean stands(ShadowDocument document, SignalKey key, SignalValue value) {
        DesiredLeaf leaf = document.requested().get(key.value());
        return leaf != null
                && SignalValue.of(leaf.value()).filter(value::equals).isPresent()
                && !isStale(key, leaf, document);
    }

    private OptionalLong command(AskRequest request, SignalKey signal) {
        return history.lastCommands(request.thing(), Progress.COMMANDS_LOOKED_AT).stream()
                .filter(command -> command.signals().containsKey(signal.value()))
                .mapToLong(HistoryEntry.Command::version)
                .findFirst();
    }

    private boolean isStale(SignalKey key, DesiredLeaf leaf, ShadowDocument document) {
        Instant serviceNow = document.timestamp().orElseGet(clock::instant);
        return catalogue
                .find(key.value())
                .flatMap(Signal::staleAfter)
                .filter(limit -> !serviceNow.isBefore(leaf.writtenAt().plus(limit)))
                .isPresent();
    }

    private HistoryEntry.Command rebased(HistoryEntry.Command written, long base) {
        if (written.base() == base) {
            return written;
        }
        history.rebase(written, base);
        return written.withBase(base);
    }

    private HistoryEntry.Command entry(AskRequest request, long base) {
        // The vehicle counts from when it was asked, which may be long after the request was made.
        Instant now = clock.instant();
        Map<String, AskedSignal> signals = new LinkedHashMap<>();
        request.command().requested().forEach((key, value) -> {
            Optional<Instant> staleAt =
                    catalogue.find(key.value()).flatMap(Signal::staleAfter).map(now::plus);
            signals.put(key.value(), AskedSignal.open(value.json(), staleAt));
        });
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
