package io.vehicleshadow.functions.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.metering.Meter;
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
    private final Meter meter;
    private final Clock clock;

    Asking(Shadows shadows, HistoryStore history, SignalCatalogue catalogue, Meter meter, Clock clock) {
        this.shadows = shadows;
        this.history = history;
        this.catalogue = catalogue;
        this.meter = meter;
        this.clock = clock;
    }

    /** How it went. */
    sealed interface Result {}

    /** It stands in {@code desired}, or did. */
    record Landed(HistoryEntry.Command command, Instant at) implements Result {
        CommandReport report() {
            return new CommandReport(command, at);
        }
    }

    /** The same value is asked already. */
    record UnderWay(SignalKey signal, SignalValue value, OptionalLong command) implements Result {}

    Result ask(AskRequest request) {
        Optional<HistoryEntry.Command> known = history.find(request.thing(), request.entryId());
        if (known.isPresent() && known.get().version() > 0) {
            return new Landed(known.get(), clock.instant());
        }
        HistoryEntry.Command written = known.orElse(null);
        boolean triedBefore = written != null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ShadowDocument document = document(request.thing());
            if (triedBefore && hasLanded(document, written)) {
                return landed(written, written.base() + 1);
            }
            Optional<UnderWay> other = underWay(request, document);
            if (other.isPresent()) {
                Optional.ofNullable(written).ifPresent(history::forget);
                return other.get();
            }
            written = write(request, written, document.version());
            try {
                Optional<ShadowDocument> accepted = shadows.update(request.thing(), update(request, written));
                if (accepted.isPresent()) {
                    meter.asked(request.command().asked().size());
                    return landed(written, accepted.get().version());
                }
                triedBefore = false;
            } catch (CloudUnavailable e) {
                if (!e.mayHaveHappened() || attempt + 1 == ATTEMPTS || triedBefore) {
                    throw e;
                }
                triedBefore = true;
            }
        }
        throw new CloudUnavailable("The vehicle's shadow changes too fast to ask for something", false, null);
    }

    private Result landed(HistoryEntry.Command written, long version) {
        try {
            history.attachVersion(written.thing(), written.id(), version);
        } catch (CloudUnavailable e) {
            LOG.warn("Version {} of {} is left to the history function", version, written.thing(), e);
        }
        return new Landed(written.withVersion(version), clock.instant());
    }

    private ShadowDocument document(ThingName thing) {
        // An update of a missing shadow can't be conditional, so an empty one is made first.
        return shadows.get(thing).orElseGet(() -> {
            shadows.create(thing);
            return shadows.get(thing)
                    .orElseThrow(() -> new CloudUnavailable("The vehicle's shadow was just deleted", false, null));
        });
    }

    private static boolean hasLanded(ShadowDocument current, HistoryEntry.Command written) {
        return current.version() > written.base()
                && written.signals().keySet().stream()
                        .allMatch(key -> current.asked().containsKey(key)
                                || current.outcome(new SignalKey(key))
                                        .filter(outcome -> outcome.version() > written.base())
                                        .isPresent());
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

    private HistoryEntry.Command write(AskRequest request, HistoryEntry.Command written, long base) {
        HistoryEntry.Command command = entry(request, base);
        if (written == null && !history.writeAsked(command)) {
            throw new CloudUnavailable("The same request is being worked on at this moment", true, null);
        }
        if (written != null && written.base() != base) {
            history.rebase(written, base);
        }
        return command;
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

    private static ShadowUpdate update(AskRequest request, HistoryEntry.Command written) {
        return new ShadowUpdate()
                .ask(request.command())
                .onlyIfVersion(written.base())
                .token(new ClientToken(written.id().token()));
    }
}
