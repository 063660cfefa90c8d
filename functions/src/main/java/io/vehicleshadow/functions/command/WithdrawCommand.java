package io.vehicleshadow.functions.command;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.command.WithdrawResult.Changed;
import io.vehicleshadow.functions.command.WithdrawResult.NoSuchVehicle;
import io.vehicleshadow.functions.command.WithdrawResult.NotAllowed;
import io.vehicleshadow.functions.command.WithdrawResult.NothingUnderWay;
import io.vehicleshadow.functions.command.WithdrawResult.SomebodyElses;
import io.vehicleshadow.functions.command.WithdrawResult.Withdrawn;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what a vehicle has not answered. Each update is conditional on the version that was looked at, so nothing
 * that somebody asked meanwhile is erased. A driver takes back what they asked themselves, or nobody known; an owner
 * anything. Thread-safe.
 */
public final class WithdrawCommand {
    private static final int ATTEMPTS = 12;
    private static final Logger LOG = LoggerFactory.getLogger(WithdrawCommand.class);
    private final VehicleAccess access;
    private final Shadows shadows;
    private final HistoryStore history;
    private final Clock clock;

    /** Withdrawing through that shadow service. */
    public WithdrawCommand(VehicleAccess access, Shadows shadows, HistoryStore history, Clock clock) {
        this.access = access;
        this.shadows = shadows;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Takes the request for that signal back.
     *
     * @param only only if it is this command's
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
        throw new CloudUnavailable("The vehicle's shadow changes too fast to take something back", false, null);
    }

    private Optional<WithdrawResult> attempt(
            PersonId person, Role role, ThingName thing, SignalKey signal, OptionalLong only) {
        Optional<ShadowDocument> document = shadows.get(thing);
        Optional<DesiredLeaf> leaf =
                document.flatMap(d -> Optional.ofNullable(d.asked().get(signal.value())));
        if (leaf.isEmpty()) {
            return Optional.of(new NothingUnderWay());
        }
        Optional<HistoryEntry.Command> command = commandOf(thing, signal, leaf.get());
        if (only.isPresent() && command.isPresent() && command.get().version() != only.getAsLong()) {
            return Optional.of(new Changed(command.get().version()));
        }
        Optional<PersonId> asker = command.flatMap(HistoryEntry.Command::by);
        if (role != Role.OWNER && asker.filter(by -> !by.equals(person)).isPresent()) {
            return Optional.of(new SomebodyElses());
        }
        ShadowUpdate update = new ShadowUpdate()
                .clear(signal.value())
                .onlyIfVersion(document.get().version());
        return shadows.update(thing, update).map(accepted -> {
            command.ifPresent(c -> note(c, signal, person));
            return new Withdrawn(leaf.get().value(), accepted.version());
        });
    }

    private void note(HistoryEntry.Command command, SignalKey signal, PersonId person) {
        try {
            history.end(command, signal.value(), End.withdrawn(clock.instant(), Optional.of(person)));
        } catch (CloudUnavailable e) {
            LOG.warn("Who took back {} of {} is not noted", signal, command.thing(), e);
        }
    }

    private Optional<HistoryEntry.Command> commandOf(ThingName thing, SignalKey signal, DesiredLeaf leaf) {
        return history.lastCommands(thing, VehicleView.COMMANDS_LOOKED_AT).stream()
                .filter(command -> command.signals().containsKey(signal.value()))
                .findFirst()
                .filter(command -> command.signals().get(signal.value()).value().equals(leaf.value()));
    }
}
