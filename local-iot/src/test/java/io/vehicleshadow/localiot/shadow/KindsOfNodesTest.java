package io.vehicleshadow.localiot.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The places that tell one kind of node from another know all kinds, that of tomorrow too. */
class KindsOfNodesTest {
    private static final Map<Class<?>, String> SAMPLES =
            Map.of(Leaf.class, "1.50", ArrayNode.class, "[1,{\"a\":true}]", ObjectNode.class, "{\"b\":{\"c\":\"x\"}}");
    private static final Map<Class<?>, String> TIMES = Map.of(
            Leaf.class, "{\"timestamp\":7}",
            ArrayNode.class, "[{\"timestamp\":7},{\"a\":{\"timestamp\":7}}]",
            ObjectNode.class, "{\"b\":{\"c\":{\"timestamp\":7}}}");

    static Class<?>[] kinds() {
        return Node.class.getPermittedSubclasses();
    }

    private static ObjectNode section(Class<?> kind) {
        assertTrue(SAMPLES.containsKey(kind), "A new kind of node: " + kind);
        String stored = "{\"state\":{\"reported\":{\"a\":%s}},\"metadata\":{\"reported\":{\"a\":%s}},\"version\":3}"
                .formatted(SAMPLES.get(kind), TIMES.get(kind));
        return StoredShadow.shadow(stored.getBytes(StandardCharsets.UTF_8)).reported();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_is_read_back_with_its_times(Class<?> kind) {
        assertEquals(kind, section(kind).get(Name.of("a")).getClass());
        JsonBytes state = new JsonBytes();
        section(kind).writeState(state);
        assertEquals("{\"a\":" + SAMPLES.get(kind) + "}", new String(state.copy(), StandardCharsets.UTF_8));
        JsonBytes metadata = new JsonBytes();
        section(kind).writeMetadata(metadata);
        assertEquals("{\"a\":" + TIMES.get(kind) + "}", new String(metadata.copy(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_replaces_every_other_and_differs_from_it(Class<?> kind) {
        for (Class<?> other : kinds()) {
            ObjectNode merged = Merge.section(section(other), section(kind));

            assertTrue(merged.sameValue(section(kind)), kind + " over " + other);
            assertEquals(kind == other, Delta.between(section(kind), section(other)) == null, kind + " and " + other);
        }
    }
}
