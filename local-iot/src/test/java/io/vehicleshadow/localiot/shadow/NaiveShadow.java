package io.vehicleshadow.localiot.shadow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shadow written down from the rules alone, slow and plain, to compare the service with. */
final class NaiveShadow {
    private Map<String, Object> state = new LinkedHashMap<>();
    private Map<String, Object> metadata = new LinkedHashMap<>();
    private boolean exists;
    private long version;

    boolean exists() {
        return exists;
    }

    long version() {
        return version;
    }

    Map<String, Object> state() {
        return state;
    }

    void update(Object written, long now) {
        exists = true;
        version++;
        for (String section : List.of("desired", "reported")) {
            if (written == null) {
                state.remove(section);
                metadata.remove(section);
            } else if (Json.object(written).containsKey(section)) {
                updateSection(section, Json.object(written).get(section), now);
            }
        }
    }

    private void updateSection(String section, Object written, long now) {
        if (written == null) {
            state.remove(section);
            metadata.remove(section);
            return;
        }
        Map<String, Object> values = Json.object(state.computeIfAbsent(section, s -> new LinkedHashMap<>()));
        Map<String, Object> times = Json.object(metadata.computeIfAbsent(section, s -> new LinkedHashMap<>()));
        merge(values, times, Json.object(written), now);
        if (values.isEmpty()) {
            state.remove(section);
            metadata.remove(section);
        }
    }

    private static void merge(
            Map<String, Object> values, Map<String, Object> times, Map<String, Object> written, long now) {
        written.forEach((name, value) -> {
            if (value instanceof Map && values.get(name) instanceof Map) {
                merge(Json.object(values.get(name)), Json.object(times.get(name)), Json.object(value), now);
                return;
            }
            Object kept = value instanceof Map ? withoutNulls(Json.object(value)) : value;
            if (kept == null) {
                values.remove(name);
                times.remove(name);
            } else {
                values.put(name, kept);
                times.put(name, timesOf(kept, now));
            }
        });
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> written) {
        Map<String, Object> kept = new LinkedHashMap<>();
        written.forEach((name, value) -> {
            Object member = value instanceof Map ? withoutNulls(Json.object(value)) : value;
            if (member != null) {
                kept.put(name, member);
            }
        });
        return kept.isEmpty() && !written.isEmpty() ? null : kept;
    }

    private static Object timesOf(Object value, long now) {
        if (value instanceof Map) {
            Map<String, Object> times = new LinkedHashMap<>();
            Json.object(value).forEach((name, member) -> times.put(name, timesOf(member, now)));
            return times;
        }
        if (value instanceof List<?> list) {
            return new ArrayList<Object>(
                    list.stream().map(element -> timesOf(element, now)).toList());
        }
        return Map.of("timestamp", BigDecimal.valueOf(now));
    }

    void delete() {
        exists = false;
        version++;
        state = new LinkedHashMap<>();
        metadata = new LinkedHashMap<>();
    }

    /** The differing members of desired; empty when there are none. */
    Map<String, Object> delta() {
        return delta(section(state, "desired"), section(state, "reported"));
    }

    /** The times of the members of the delta. */
    Map<String, Object> deltaMetadata() {
        return Json.object(reduced(section(metadata, "desired"), section(state, "desired"), delta()));
    }

    private static Map<String, Object> section(Map<String, Object> of, String name) {
        return Json.object(of.getOrDefault(name, Map.of()));
    }

    private static Map<String, Object> delta(Map<String, Object> desired, Map<String, Object> reported) {
        Map<String, Object> delta = new LinkedHashMap<>();
        desired.forEach((name, wanted) -> {
            Object actual = reported.get(name);
            if (wanted instanceof Map && actual instanceof Map) {
                Map<String, Object> inner = delta(Json.object(wanted), Json.object(actual));
                if (!inner.isEmpty()) {
                    delta.put(name, inner);
                }
            } else if (actual == null || !same(wanted, actual)) {
                delta.put(name, wanted);
            }
        });
        return delta;
    }

    private static Object reduced(Object times, Object values, Object delta) {
        if (!(values instanceof Map)) {
            return times;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        Json.object(delta)
                .forEach((name, member) -> kept.put(
                        name,
                        reduced(
                                Json.object(times).get(name),
                                Json.object(values).get(name),
                                member)));
        return kept;
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return list.size() == otherList.size()
                    && java.util.stream.IntStream.range(0, list.size())
                            .allMatch(i -> same(list.get(i), otherList.get(i)));
        }
        if (one instanceof Map && other instanceof Map) {
            Map<String, Object> map = Json.object(one);
            Map<String, Object> otherMap = Json.object(other);
            return map.keySet().equals(otherMap.keySet())
                    && map.keySet().stream().allMatch(name -> same(map.get(name), otherMap.get(name)));
        }
        return one.equals(other);
    }

    /** State, metadata and version as the documents message shows them. */
    Map<String, Object> document() {
        return Map.of(
                "state",
                Json.parse(Json.write(state)),
                "metadata",
                Json.parse(Json.write(metadata)),
                "version",
                BigDecimal.valueOf(version));
    }
}
