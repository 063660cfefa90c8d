package io.vehicleshadow.localiot.shadow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Updates and deletes of several writers, the same ones for the same seed. */
final class RandomActs {
    private static final List<String> KEYS = List.of("a", "b", "c", "timestamp", "state");
    private static final List<Object> LEAVES =
            List.of(new BigDecimal("1"), new BigDecimal("1.0"), new BigDecimal("2"), "1", "", "x", true, false);
    private static final int DEPTH = 2;

    /** What a writer does; a conditional update names the version that this writer saw last. */
    record Act(int writer, Object state, boolean conditional, boolean delete, int secondsLater) {}

    private final Random random;

    RandomActs(long seed) {
        random = new Random(seed);
    }

    /** One to twelve. */
    List<Act> next() {
        return listOf(
                1,
                12,
                () -> new Act(
                        random.nextInt(3),
                        state(),
                        random.nextInt(3) == 0,
                        random.nextInt(13) == 0,
                        random.nextInt(3)));
    }

    private Object state() {
        int kind = random.nextInt(21);
        if (kind == 0) {
            return null;
        }
        Map<String, Object> state = new LinkedHashMap<>();
        if (kind > 5) {
            state.put("desired", section());
        }
        if (kind % 3 > 0) {
            state.put("reported", section());
        }
        return state;
    }

    private Object section() {
        return random.nextInt(20) == 0 ? null : object(() -> value(DEPTH, true));
    }

    private Map<String, Object> object(Supplier<Object> values) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String key : listOf(0, 4, () -> KEYS.get(random.nextInt(KEYS.size())))) {
            object.put(key, values.get());
        }
        return object;
    }

    private Object value(int depth, boolean nulls) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
        if (kind < 4) {
            return nulls && random.nextInt(4) == 0 ? null : LEAVES.get(random.nextInt(LEAVES.size()));
        }
        return kind < 7
                ? object(() -> value(depth - 1, nulls))
                : listOf(0, 3, () -> value(depth - 1, false)); // AWS takes no null in an array
    }

    private <T> List<T> listOf(int least, int most, Supplier<T> members) {
        List<T> list = new ArrayList<>();
        for (int size = least + random.nextInt(most - least + 1); size > 0; size--) {
            list.add(members.get());
        }
        return list;
    }
}
