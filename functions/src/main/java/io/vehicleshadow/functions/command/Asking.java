package io.vehicleshadow.functions.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
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
 * Writes a request down and then into {@code desired}, exactly once however often it is tried.
 *
 * <p>The update is conditional on the version that was seen and written down before (the base). Once the shadow is
 * beyond the base, an update of an earlier try can't land any more: it has made version base + 1, or it never will.
 */
final class Asking {
    private static final int ATTEMPTS = 12;
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private final Shadows shadows;
    private final HistoryStore history;
    private final SignalCatalogue catalogue;
    private final Clock clock;
    private final Beside beside;

    Asking(Shadows shadows, HistoryStore history, SignalCatalogue catalogue, Clock clock, Beside beside) {
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
        if (known.filter(earlier -> earlier.version() > 0).isPresent()) {
            return new Landed(known.get(), clock.instant(), () -> null);
        }
        if (known.isPresent()) {
            return ask(request, known.get(), Optional.empty(), ready);
        }
        return other.isPresent() ? other.get() : ask(request, row, Optional.of(document), ready);
    }

    /** @param seen the shadow before the row was written; empty if the row is of an earlier delivery */
    private Result ask(AskRequest request, HistoryEntry.Command row, Optional<ShadowDocument> seen, Runnable ready) {
        HistoryEntry.Command written = row;
        boolean triedBefore = seen.isEmpty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ShadowDocument document = attempt == 0 && seen.isPresent() ? seen.get() : document(request.thing());
            if (triedBefore && hasLanded(document, written)) {
                return landed(written, written.base() + 1);
            }
            Optional<UnderWay> other = underWay(request, document);
            if (other.isPresent()) {
                return instead(other.get(), written);
            }
            written = rebased(written, document.version());
            ready.run();
            Tried tried = update(request, written, !triedBefore && attempt + 1 < ATTEMPTS);
            if (tried.version().isPresent()) {
                return landed(written, tried.version().getAsLong());
            }
            triedBefore = tried.unknown() || seen.isEmpty();
        }
        throw new CloudUnavailable("The vehicle's shadow changes too fast to ask for something", false, null);
    }

    /** What came of one update: the version that it made, or none, or nobody knows. */
    private record Tried(OptionalLong version, boolean unknown) {}

    private Tried update(AskRequest request, HistoryEntry.Command written, boolean mayBeUnknown) {
        ShadowUpdate update = new ShadowUpdate()
                .ask(request.command())
                .onlyIfVersion(written.base())
                .token(new ClientToken(written.id().token()));
        try {
            return shadows.update(request.thing(), update)
                    .map(accepted -> new Tried(OptionalLong.of(accepted.version()), false))
                    .orElseGet(() -> new Tried(OptionalLong.empty(), false));
        } catch (CloudUnavailable e) {
            if (mayBeUnknown && e.mayHaveHappened()) {
                return new Tried(OptionalLong.empty(), true);
            }
            throw e;
        }
    }

    /** What is under way is perhaps this request, by a delivery of it at the same moment. */
    private Result instead(UnderWay other, HistoryEntry.Command written) {
        Optional<HistoryEntry.Command> landed =
                history.find(written.thing(), written.id()).filter(row -> row.version() > 0);
        if (landed.isPresent()) {
            return new Landed(landed.get(), clock.instant(), () -> null);
        }
        history.forget(written);
        return other;
    }

    private Result landed(HistoryEntry.Command written, long version) {
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

    /** What has made the version after the base was this request, unless the history knows another that did. */
    private boolean hasLanded(ShadowDocument current, HistoryEntry.Command written) {
        boolean answeredOrAsked = written.signals().keySet().stream()
                .allMatch(key -> current.asked().containsKey(key)
                        || current.outcome(new SignalKey(key))
                                .filter(outcome -> outcome.version() > written.base())
                                .isPresent());
        return current.version() > written.base()
                && answeredOrAsked
                && history.byVersion(written.thing(), written.base() + 1)
                        .filter(other -> !other.id().equals(written.id()))
                        .isEmpty();
    }

    private Optional<UnderWay> underWay(AskRequest request, ShadowDocument document) {
        for (Map.Entry<SignalKey, SignalValue> asked : request.command().asked().entrySet()) {
            DesiredLeaf leaf = document.asked().get(asked.getKey().value());
            if (leaf != null && isSame(leaf.value(), asked.getValue()) && !isStale(asked.getKey(), leaf, document)) {
                return Optional.of(new UnderWay(asked.getKey(), asked.getValue(), command(request, asked.getKey())));
            }
        }
        return Optional.empty();
    }

    private OptionalLong command(AskRequest request, SignalKey signal) {
        return history.lastCommands(request.thing(), VehicleView.COMMANDS_LOOKED_AT).stream()
                .filter(command -> command.signals().containsKey(signal.value()))
                .mapToLong(HistoryEntry.Command::version)
                .findFirst();
    }

    private static boolean isSame(JsonNode written, SignalValue asked) {
        return SignalValue.of(written).filter(asked::equals).isPresent();
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
        request.command().asked().forEach((key, value) -> {
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
