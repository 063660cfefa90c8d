package io.vehicleshadow.functions.command;

import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.command.AskResult.AlreadyUnderWay;
import io.vehicleshadow.functions.command.AskResult.Asked;
import io.vehicleshadow.functions.command.AskResult.NoSuchVehicle;
import io.vehicleshadow.functions.command.AskResult.NotAllowed;
import io.vehicleshadow.functions.command.AskResult.NotConfirmed;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.metering.Meter;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A person asks their vehicle for something, and waits for it if they like.
 *
 * <p>Idempotent: the same request (same request id and time) again asks nothing a second time and reports on the first.
 * Thread-safe.
 */
public final class AskVehicle {
    private final VehicleAccess access;
    private final SignalCatalogue catalogue;
    private final Asking asking;
    private final Shadows shadows;
    private final HistoryStore history;
    private final AnswerWatch watch;
    private final Clock clock;

    /** Asking through that shadow service. */
    public AskVehicle(
            VehicleAccess access,
            SignalCatalogue catalogue,
            Shadows shadows,
            HistoryStore history,
            AnswerWatch watch,
            Meter meter,
            Clock clock) {
        this.access = access;
        this.catalogue = catalogue;
        this.asking = new Asking(shadows, history, catalogue, meter, clock);
        this.shadows = shadows;
        this.history = history;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Asks, and waits.
     *
     * @throws IllegalArgumentException if the catalogue does not allow a value
     * @throws CloudUnavailable if it could not be asked, or that is not known
     */
    public AskResult ask(AskRequest request) {
        Optional<Role> role = access.role(request.by(), request.thing());
        if (role.isEmpty()) {
            return new NoSuchVehicle();
        }
        if (!role.get().mayCommand()) {
            return new NotAllowed(role.get());
        }
        return unconfirmed(request).orElseGet(() -> {
            if (request.patience().isZero()) {
                return ask(request, Asking.Landed::report);
            }
            Instant deadline = clock.instant().plus(request.patience());
            try (AnswerWatch.Watching watching = watch.watch(request.thing())) {
                return ask(request, landed -> await(landed, watching, deadline));
            }
        });
    }

    private Optional<AskResult> unconfirmed(AskRequest request) {
        return request.command().asked().entrySet().stream()
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

    private AskResult ask(AskRequest request, Function<Asking.Landed, CommandReport> report) {
        Asking.Result result = asking.ask(request);
        if (result instanceof Asking.UnderWay other) {
            return new AlreadyUnderWay(other.signal(), other.value(), other.command());
        }
        return new Asked(report.apply((Asking.Landed) result));
    }

    private CommandReport await(Asking.Landed landed, AnswerWatch.Watching watching, Instant deadline) {
        HistoryEntry.Command command = landed.command();
        Supplier<List<HistoryEntry.Command>> recent =
                () -> history.lastCommands(command.thing(), VehicleView.COMMANDS_LOOKED_AT);
        Progress progress = new Progress(command, recent);
        Duration left = Duration.between(clock.instant(), deadline);
        while (!progress.isOver() && left.compareTo(Duration.ZERO) > 0) {
            watching.next(left).ifPresent(change -> progress.accepted(change, clock.instant()));
            left = Duration.between(clock.instant(), deadline);
        }
        if (!progress.isOver()) {
            shadows.get(command.thing()).ifPresent(document -> progress.whole(document, clock.instant()));
        }
        return new CommandReport(progress.command(), clock.instant());
    }
}
