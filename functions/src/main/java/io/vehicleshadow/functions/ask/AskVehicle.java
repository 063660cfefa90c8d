package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.ask.AskResult.NoSuchVehicle;
import io.vehicleshadow.functions.ask.AskResult.NotAllowed;
import io.vehicleshadow.functions.ask.AskResult.NotConfirmed;
import io.vehicleshadow.functions.history.CommandEnds;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.FirstRequest;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.Progress;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person sends their vehicle a command, and waits for the answer if they like.
 *
 * <p>Idempotent: the same request (same request id and time) again sends nothing a second time and reports on the first,
 * if its end is known. A request under the same key as an earlier one is that one; it is sent again if it has certainly
 * not been made. Thread-safe.
 */
public final class AskVehicle {
    private static final Logger LOG = LoggerFactory.getLogger(AskVehicle.class);
    private final VehicleAccess access;
    private final Catalogues catalogues;
    private final RequestWriter writer;
    private final Shadows shadows;
    private final HistoryStore history;
    private final CommandEnds ends;
    private final AnswerWatch watch;
    private final VoiceKey voiceKey;
    private final Clock clock;
    private final Concurrently concurrently = new Concurrently();

    public AskVehicle(
            VehicleAccess access,
            Catalogues catalogues,
            Shadows shadows,
            HistoryStore history,
            CommandEnds ends,
            AnswerWatch watch,
            VoiceKey voiceKey,
            Clock clock) {
        this.access = access;
        this.catalogues = catalogues;
        this.writer = new RequestWriter(shadows, history, catalogues, clock, concurrently);
        this.shadows = shadows;
        this.history = history;
        this.ends = ends;
        this.watch = watch;
        this.voiceKey = voiceKey;
        this.clock = clock;
    }

    /**
     * Looks up the person's role and, beside it, the vehicle's shadow, so that a request to it can be read.
     *
     * @param key of the request
     * @throws CloudUnavailable if the role can't be read
     */
    public Addressed address(PersonId by, ThingName thing, Optional<IdempotencyKey> key) {
        Supplier<Optional<ShadowDocument>> seen = concurrently.begin(() -> shadows.get(thing));
        return repeatable(key, () -> new Addressed(access.role(by, thing), () -> repeatable(key, seen), catalogues));
    }

    /**
     * Sends, and waits, to the vehicle as it is now.
     *
     * @throws IllegalArgumentException if the catalogue does not allow a value
     * @throws CloudUnavailable if it could not be sent, or that is not known
     * @throws RepetitionRefused if it has a key, which was used before
     */
    public AskResult ask(AskRequest request) {
        return ask(request, address(request.by(), request.thing(), request.key()));
    }

    /**
     * Sends a request that was read by the vehicle's catalogue, and waits. Nothing is sent to a vehicle that has begun to
     * go by another one meanwhile.
     *
     * @throws IllegalArgumentException if the catalogue does not allow a value
     * @throws CloudUnavailable if it could not be sent, or that is not known
     * @throws RepetitionRefused if it has a key, which was used before
     */
    public AskResult ask(AskRequest request, Addressed vehicle) {
        return repeatable(request.key(), () -> answer(request, vehicle));
    }

    /**
     * Sends a request that was read by that catalogue, and waits. Nothing is sent to a vehicle that goes by another one.
     *
     * @throws IllegalArgumentException if the catalogue does not allow a value
     * @throws CloudUnavailable if it could not be sent, or that is not known
     * @throws RepetitionRefused if it has a key, which was used before
     */
    public AskResult ask(AskRequest request, SignalCatalogue readBy) {
        Addressed vehicle = address(request.by(), request.thing(), request.key());
        if (vehicle.role().filter(Role::mayCommand).isPresent() && vehicle.catalogue() != readBy) {
            throw new CloudUnavailable(Addressed.OTHER_CATALOGUE, request.key().isPresent(), null);
        }
        return ask(request, vehicle);
    }

    /** What this call has not done an earlier one under the key may have. */
    private static <T> T repeatable(Optional<IdempotencyKey> key, Supplier<T> call) {
        try {
            return call.get();
        } catch (CloudUnavailable e) {
            throw key.isPresent() ? new CloudUnavailable(e.getMessage(), true, e) : e;
        }
    }

    private AskResult answer(AskRequest request, Addressed vehicle) {
        Optional<Role> role = vehicle.role();
        if (role.isEmpty()) {
            return new NoSuchVehicle();
        }
        if (!role.get().mayCommand()) {
            return new NotAllowed(role.get());
        }
        return unconfirmed(request, vehicle.catalogue()).orElseGet(() -> {
            AskRequest first = voiceKey.prove(first(request), vehicle);
            return first.patience().isZero() ? send(first, vehicle) : sendAndWait(first, vehicle);
        });
    }

    private AskRequest first(AskRequest request) {
        if (request.key().isEmpty()) {
            return request;
        }
        Optional<FirstRequest> first = history.writeFirst(
                request.thing(),
                request.by(),
                request.key().get().value(),
                new FirstRequest(request.requestId(), request.at(), request.content()));
        if (first.filter(known -> !known.content().equals(request.content())).isPresent()) {
            throw new RepetitionRefused(RepetitionRefused.Reason.OTHER_COMMAND);
        }
        return first.map(request::repeating).orElse(request);
    }

    private static Optional<AskResult> unconfirmed(AskRequest request, SignalCatalogue catalogue) {
        return request.command().requested().entrySet().stream()
                .filter(entry -> {
                    Signal signal = catalogue
                            .find(entry.getKey().value())
                            .filter(known -> known.kind().isCommandable() && known.allows(entry.getValue()))
                            .orElseThrow(() -> new IllegalArgumentException(
                                    entry.getKey() + " does not accept " + entry.getValue()));
                    return signal.needsConfirmation(entry.getValue()) && !request.confirmed();
                })
                .findFirst()
                .map(entry -> new NotConfirmed(entry.getKey(), entry.getValue()));
    }

    private AskResult send(AskRequest request, Addressed vehicle) {
        return writer.write(request, vehicle, () -> {}, (command, noted) -> {
            noted.get();
            return new CommandReport(command, clock.instant());
        });
    }

    private AskResult sendAndWait(AskRequest request, Addressed vehicle) {
        Instant deadline = clock.instant().plus(request.patience());
        Supplier<AnswerWatch.Watching> watch = concurrently.begin(() -> this.watch.watch(request.thing()));
        try {
            return writer.write(request, vehicle, watch::get, (command, noted) -> {
                CommandReport report = await(command, watch.get(), deadline);
                noted.get();
                return report;
            });
        } finally {
            watch.get().close();
        }
    }

    private CommandReport await(HistoryEntry.Command command, AnswerWatch.Watching watching, Instant deadline) {
        Progress progress = new Progress(command, ends);
        try {
            Duration left = Duration.between(clock.instant(), deadline);
            while (!progress.command().isOver() && left.compareTo(Duration.ZERO) > 0) {
                watching.next(left).ifPresent(change -> progress.accepted(change, clock.instant()));
                left = Duration.between(clock.instant(), deadline);
            }
            if (!progress.command().isOver()) {
                return new CommandReport(recorded(progress.command()), clock.instant());
            }
        } catch (CloudUnavailable e) {
            LOG.warn("Can't read the result of version {} of {}", command.version(), command.thing(), e);
        }
        return new CommandReport(progress.command(), clock.instant());
    }

    /** The watch may have missed an end that the history knows. */
    private HistoryEntry.Command recorded(HistoryEntry.Command command) {
        HistoryEntry.Command row = history.find(command.thing(), command.id())
                .map(found -> found.withVersion(command.version()))
                .orElse(command);
        return ends.look(row, () -> shadows.get(command.thing()));
    }
}
