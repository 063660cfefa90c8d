package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.ask.AskResult.AlreadyUnderWay;
import io.vehicleshadow.functions.ask.AskResult.Asked;
import io.vehicleshadow.functions.ask.AskResult.NoSuchVehicle;
import io.vehicleshadow.functions.ask.AskResult.NotAllowed;
import io.vehicleshadow.functions.ask.AskResult.NotConfirmed;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.Progress;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person asks their vehicle for something, and waits for it if they like.
 *
 * <p>Idempotent: the same request (same request id and time) again asks nothing a second time and reports on the first,
 * if its end is known. Thread-safe.
 */
public final class AskVehicle {
    private static final Logger LOG = LoggerFactory.getLogger(AskVehicle.class);
    private final VehicleAccess access;
    private final SignalCatalogue catalogue;
    private final RequestWriter asking;
    private final Shadows shadows;
    private final HistoryStore history;
    private final AnswerWatch watch;
    private final Clock clock;
    private final Concurrently beside = new Concurrently();

    /** RequestWriter through that shadow service. */
    public AskVehicle(
            VehicleAccess access,
            SignalCatalogue catalogue,
            Shadows shadows,
            HistoryStore history,
            AnswerWatch watch,
            Clock clock) {
        this.access = access;
        this.catalogue = catalogue;
        this.asking = new RequestWriter(shadows, history, catalogue, clock, beside);
        this.shadows = shadows;
        this.history = history;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Asks, and waits. The shadow is looked at while the role is; nothing of it is told, and nothing written, before the
     * role is known.
     *
     * @throws IllegalArgumentException if the catalogue does not allow a value
     * @throws CloudUnavailable if it could not be asked, or that is not known
     */
    public AskResult ask(AskRequest request) {
        Optional<AskResult> unconfirmed = unconfirmed(request);
        Supplier<Optional<ShadowDocument>> seen =
                unconfirmed.isPresent() ? Optional::empty : beside.begin(() -> shadows.get(request.thing()));
        Optional<Role> role = access.role(request.by(), request.thing());
        if (role.isEmpty()) {
            return new NoSuchVehicle();
        }
        if (!role.get().mayCommand()) {
            return new NotAllowed(role.get());
        }
        return unconfirmed.orElseGet(
                () -> request.patience().isZero() ? ask(request, seen) : askAndWait(request, seen));
    }

    private Optional<AskResult> unconfirmed(AskRequest request) {
        return request.command().requested().entrySet().stream()
                .filter(entry -> {
                    Signal signal = catalogue
                            .find(entry.getKey().value())
                            .filter(known -> known.kind().isCommandable() && known.allows(entry.getValue()))
                            .orElseThrow(() -> new IllegalArgumentException(
                                    entry.getKey() + " can't be asked to be " + entry.getValue()));
                    return signal.needsConfirmation(entry.getValue()) && !request.confirmed();
                })
                .findFirst()
                .map(entry -> new NotConfirmed(entry.getKey(), entry.getValue()));
    }

    private AskResult ask(AskRequest request, Supplier<Optional<ShadowDocument>> seen) {
        return told(asking.ask(request, seen, () -> {}), landed -> {
            landed.noted().get();
            return new CommandReport(landed.command(), landed.at());
        });
    }

    private AskResult askAndWait(AskRequest request, Supplier<Optional<ShadowDocument>> seen) {
        Instant deadline = clock.instant().plus(request.patience());
        Supplier<AnswerWatch.Watching> watch = beside.begin(() -> this.watch.watch(request.thing()));
        try {
            return told(asking.ask(request, seen, watch::get), landed -> {
                CommandReport report = await(landed.command(), watch.get(), deadline);
                landed.noted().get();
                return report;
            });
        } finally {
            watch.get().close();
        }
    }

    private static AskResult told(RequestWriter.Result result, Function<RequestWriter.Landed, CommandReport> report) {
        return result instanceof RequestWriter.UnderWay other
                ? new AlreadyUnderWay(other.signal(), other.value(), other.command())
                : new Asked(report.apply((RequestWriter.Landed) result));
    }

    private CommandReport await(HistoryEntry.Command command, AnswerWatch.Watching watching, Instant deadline) {
        Supplier<List<HistoryEntry.Command>> recent =
                () -> history.lastCommands(command.thing(), Progress.COMMANDS_LOOKED_AT);
        Progress progress = new Progress(command, recent);
        try {
            await(progress, watching, deadline);
        } catch (CloudUnavailable e) {
            LOG.warn("What came of version {} of {} can't be seen", command.version(), command.thing(), e);
        }
        return new CommandReport(progress.command(), clock.instant());
    }

    /** Nobody may have seen what came of it live, so at the end its history and then the shadow are looked at. */
    private void await(Progress progress, AnswerWatch.Watching watching, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        while (!progress.isOver() && left.compareTo(Duration.ZERO) > 0) {
            watching.next(left).ifPresent(change -> progress.accepted(change, clock.instant()));
            left = Duration.between(clock.instant(), deadline);
        }
        if (!progress.isOver()) {
            HistoryEntry.Command command = progress.command();
            history.find(command.thing(), command.id()).ifPresent(progress::noted);
            shadows.get(command.thing()).ifPresent(document -> progress.whole(document, clock.instant()));
        }
    }
}
