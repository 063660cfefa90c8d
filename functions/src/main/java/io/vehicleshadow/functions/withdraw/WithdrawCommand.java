package io.vehicleshadow.functions.withdraw;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.history.CommandEnds;
import io.vehicleshadow.functions.history.CommandFinder;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.withdraw.WithdrawResult.Changed;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NoSuchVehicle;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NobodyKnown;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NotAllowed;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NothingUnderWay;
import io.vehicleshadow.functions.withdraw.WithdrawResult.SomebodyElses;
import io.vehicleshadow.functions.withdraw.WithdrawResult.Withdrawn;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Withdraws what a vehicle has not answered. Each update is conditional on the version that was looked at, so nothing
 * that somebody requested meanwhile is erased. A driver withdraws their own requests and those made past this product; an
 * owner any, also those that the history does not know. Thread-safe.
 */
public final class WithdrawCommand {
    private static final int ATTEMPTS = 12;
    private static final Logger LOG = LoggerFactory.getLogger(WithdrawCommand.class);
    private final VehicleAccess access;
    private final Shadows shadows;
    private final HistoryStore history;
    private final CommandFinder finder;
    private final CommandEnds ends;
    private final Withdrawal withdrawal;
    private final Clock clock;

    public WithdrawCommand(VehicleAccess access, Shadows shadows, HistoryStore history, CommandEnds ends, Clock clock) {
        this.access = access;
        this.shadows = shadows;
        this.history = history;
        this.finder = new CommandFinder(history);
        this.ends = ends;
        this.withdrawal = new Withdrawal(shadows, history, clock);
        this.clock = clock;
    }

    /**
     * Withdraws the request for that signal.
     *
     * @param only only if it is this command's, and that is known
     * @throws CloudUnavailable if that could not be done, or that is not known
     */
    public WithdrawResult withdraw(PersonId person, ThingName thing, SignalKey signal, OptionalLong only) {
        Optional<Role> role = access.role(person, thing);
        if (role.isEmpty()) {
            return new NoSuchVehicle();
        }
        if (!role.get().mayCommand()) {
            return new NotAllowed(role.get());
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<WithdrawResult> result = attempt(person, role.get(), thing, signal, only);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new CloudUnavailable("The vehicle's shadow changes too fast to withdraw a request", false, null);
    }

    private Optional<WithdrawResult> attempt(
            PersonId person, Role role, ThingName thing, SignalKey signal, OptionalLong only) {
        Optional<ShadowDocument> document = shadows.get(thing);
        Optional<DesiredLeaf> leaf =
                document.flatMap(d -> Optional.ofNullable(d.requested().get(signal.value())));
        if (leaf.isEmpty()) {
            return Optional.of(new NothingUnderWay());
        }
        Optional<HistoryEntry.Command> command = finder.command(thing, document.get(), signal.value());
        Optional<WithdrawResult> refusal = refusal(person, role, command, only);
        if (refusal.isPresent()) {
            return refusal;
        }
        Map<String, HistoryEntry.Command> asked =
                command.map(known -> Map.of(signal.value(), known)).orElseGet(Map::of);
        return withdrawal
                .of(Set.of(signal.value()), thing, document.get().version(), asked, person)
                .map(accepted -> new Withdrawn(
                        leaf.get().value(), accepted.version(), status(command, signal.value(), document.get())));
    }

    /** Of a request that the history does not know yet nothing is certain: its end could not be written down. */
    private CommandStatus status(Optional<HistoryEntry.Command> command, String signal, ShadowDocument document) {
        try {
            return command.flatMap(known -> history.find(known.thing(), known.id()))
                    .map(noted -> ends.look(noted, () -> Optional.of(document)))
                    .map(told -> new CommandReport(told, clock.instant()).status(signal))
                    .orElse(CommandStatus.IN_PROGRESS);
        } catch (CloudUnavailable e) {
            LOG.warn("It is not known whether {} may yet be answered", signal, e);
            return CommandStatus.IN_PROGRESS;
        }
    }

    private static Optional<WithdrawResult> refusal(
            PersonId person, Role role, Optional<HistoryEntry.Command> command, OptionalLong only) {
        OptionalLong version =
                command.stream().mapToLong(HistoryEntry.Command::version).findFirst();
        if (only.isPresent() && !only.equals(version)) {
            return Optional.of(new Changed(version));
        }
        if (role == Role.OWNER) {
            return Optional.empty();
        }
        if (command.isEmpty()) {
            return Optional.of(new NobodyKnown());
        }
        return command.get().by().filter(by -> !by.equals(person)).map(by -> new SomebodyElses());
    }
}
