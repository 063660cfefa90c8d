package io.vehicleshadow.functions;

import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.MemoryHistory;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.label.VehicleLabels;
import io.vehicleshadow.functions.pin.PinRecord;
import io.vehicleshadow.functions.pin.PinStore;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.functions.wiring.Stores;
import io.vehicleshadow.vehicle.ThingName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The stores of one vehicle without a database, for long stories; calls to the history can get lost, there or back. */
public final class MemoryStores implements LossyStores {
    private final HistoryStore history = new MemoryHistory();
    private final PinStore pins = new HashedPins();
    private volatile Predicate<String> lost = operation -> false;

    @Override
    public Stores stores() {
        HistoryStore lossy = (HistoryStore)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HistoryStore.class}, this::call);
        return new Stores(new Roles(), pins, lossy, new Presences(), noVoice(), noLabels(), TestStores::find);
    }

    private static VehicleLabels noLabels() {
        return new VehicleLabels() {
            @Override
            public VehicleLabel of(ThingName thing) {
                return VehicleLabel.NONE;
            }

            @Override
            public void keep(ThingName thing, VehicleLabel label) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public Instant start() {
        return Instant.parse("2026-11-23T12:00:00Z");
    }

    @Override
    public void lose(Predicate<String> operations) {
        lost = operations;
    }

    /** Loses one call, on the way there or back: each call may get lost in two places, which are counted on from 0. */
    public void loseCall(int place) {
        AtomicInteger next = new AtomicInteger();
        lost = operation -> next.getAndIncrement() == place;
    }

    private Object call(Object proxy, Method operation, Object[] arguments) throws Throwable {
        if (lost.test(operation.getName())) {
            throw gone(operation);
        }
        try {
            Object answer = operation.invoke(history, arguments);
            if (lost.test(operation.getName())) {
                throw gone(operation);
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** In these stories nobody allows voice anything. */
    private VoiceStore noVoice() {
        return (VoiceStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VoiceStore.class}, (proxy, operation, arguments) -> {
                    throw new UnsupportedOperationException(operation.getName());
                });
    }

    private static CloudUnavailable gone(Method operation) {
        return new CloudUnavailable(operation.getName() + " got lost", false, null);
    }

    private static final class Roles implements Grants {
        private final Map<PersonId, Grant> grants = new ConcurrentHashMap<>();

        @Override
        public Optional<Grant> find(PersonId person, ThingName thing) {
            return Optional.ofNullable(grants.get(person));
        }

        @Override
        public List<Grant> vehiclesOf(PersonId person) {
            return Optional.ofNullable(grants.get(person)).stream().toList();
        }

        @Override
        public List<Grant> peopleOf(ThingName thing) {
            return List.copyOf(grants.values());
        }

        @Override
        public boolean give(Grant grant) {
            boolean ownerStays = isOwner(grant.person()) && grant.role() != Role.OWNER;
            if (!ownerStays) {
                grants.put(grant.person(), grant);
            }
            return !ownerStays;
        }

        @Override
        public boolean take(PersonId person, ThingName thing) {
            return !isOwner(person) && grants.remove(person) != null;
        }

        private boolean isOwner(PersonId person) {
            return grants.containsKey(person) && grants.get(person).role() == Role.OWNER;
        }
    }

    private static final class Presences implements PresenceStore {
        private Optional<Presence> last = Optional.empty();

        @Override
        public synchronized Optional<Presence> find(ThingName thing) {
            return last;
        }

        @Override
        public synchronized boolean replace(ThingName thing, Optional<Presence> expected, Presence presence) {
            boolean same = last.equals(expected);
            last = same ? Optional.of(presence) : last;
            return same;
        }
    }

    private static final class HashedPins implements PinStore {
        private final Map<PersonId, PinRecord> records = new ConcurrentHashMap<>();

        @Override
        public Optional<PinRecord> find(PersonId person) {
            return Optional.ofNullable(records.get(person));
        }

        @Override
        public synchronized boolean replace(PersonId person, long revision, PinRecord record) {
            boolean same = find(person).map(PinRecord::revision).orElse(0L) == revision;
            if (same) {
                records.put(person, record);
            }
            return same;
        }
    }
}
