package io.vehicleshadow.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One value of each case of a sealed result, so that a test meets a case that is added tomorrow. */
public final class EveryCase {
    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(long.class, 1L),
            Map.entry(int.class, 1),
            Map.entry(boolean.class, true),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(OptionalLong.class, OptionalLong.empty()),
            Map.entry(List.class, List.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(JsonNode.class, NullNode.instance),
            Map.entry(PersonId.class, new PersonId("demo")),
            Map.entry(ThingName.class, new ThingName("tcu")),
            Map.entry(SignalKey.class, new SignalKey("door")),
            Map.entry(CommandStatus.class, CommandStatus.SUCCEEDED),
            Map.entry(EntryId.class, new EntryId("0000000000000.request")));

    private EveryCase() {}

    /** @param <T> a sealed type whose cases are records */
    public static <T> List<T> of(Class<T> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(EveryCase::sample)
                .map(sealed::cast)
                .toList();
    }

    private static Object sample(Class<?> type) {
        if (PLAIN.containsKey(type)) {
            return PLAIN.get(type);
        }
        if (type.isSealed()) {
            return sample(type.getPermittedSubclasses()[0]);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : record(type);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(types).map(EveryCase::sample).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type, e);
        }
    }
}
