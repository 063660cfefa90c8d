package io.vehicleshadow.localiot.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vehicleshadow.localiot.shadow.ShadowTransport.Exchange;
import io.vehicleshadow.localiot.shadow.ShadowTransport.Published;
import io.vehicleshadow.localiot.shadow.ShadowTransport.Request;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** Random updates of several writers, on the service and on the naive model. */
@Tag("slow")
class ShadowPropertiesTest {
    private static final String PREFIX = "$aws/things/car/shadow/";

    /** What a writer does; a conditional update names the version that this writer saw last. */
    record Act(int writer, Object state, boolean conditional, boolean delete, int secondsLater) {}

    @Property(tries = 200)
    void state_delta_version_and_metadata_agree_with_the_naive_model(@ForAll("acts") List<Act> acts) {
        try (InProcessTransport service = new InProcessTransport()) {
            NaiveShadow model = new NaiveShadow();
            Map<Integer, Long> seen = new HashMap<>();
            long now = 1000;
            for (Act act : acts) {
                service.advance(Duration.ofSeconds(act.secondsLater));
                now += act.secondsLater;
                if (act.delete) {
                    delete(service, model);
                } else {
                    update(service, model, act, seen, now);
                }
                compareGet(service, model, now);
            }
        }
    }

    private static void update(
            InProcessTransport service, NaiveShadow model, Act act, Map<Integer, Long> seen, long now) {
        long expected = seen.getOrDefault(act.writer, 0L);
        String condition = act.conditional ? ",\"version\":" + expected : "";
        Exchange exchange = exchange(service, "update", "{\"state\":" + Json.write(act.state) + condition + "}");
        if (act.conditional && (!model.exists() || expected != model.version())) {
            assertEquals(409, exchange.code());
            seen.put(act.writer, model.version());
            return;
        }
        Object previous = model.exists() ? model.document() : null;
        model.update(Json.parse(Json.write(act.state)), now);
        seen.put(act.writer, model.version());
        Map<String, Object> accepted = ShadowCase.parsed(exchange.body());
        assertEquals(BigDecimal.valueOf(model.version()), accepted.get("version"));
        assertEquals(Json.parse(Json.write(act.state)), accepted.get("state"));
        Map<String, Object> documents = message(exchange, "update/documents");
        assertEquals(previous, documents.get("previous"));
        assertEquals(model.document(), documents.get("current"));
        compareDelta(exchange, model);
    }

    private static void compareDelta(Exchange exchange, NaiveShadow model) {
        Map<String, Object> delta = message(exchange, "update/delta");
        if (model.delta().isEmpty()) {
            assertNull(delta);
        } else {
            assertEquals(model.delta(), delta.get("state"));
            assertEquals(Json.parse(Json.write(model.deltaMetadata())), delta.get("metadata"));
            assertEquals(BigDecimal.valueOf(model.version()), delta.get("version"));
        }
    }

    private static void delete(InProcessTransport service, NaiveShadow model) {
        Exchange exchange = exchange(service, "delete", "");
        assertEquals(model.exists() ? 200 : 404, exchange.code());
        if (model.exists()) {
            assertEquals(
                    BigDecimal.valueOf(model.version()),
                    ShadowCase.parsed(exchange.body()).get("version"));
            model.delete();
        }
    }

    private static void compareGet(InProcessTransport service, NaiveShadow model, long now) {
        Exchange exchange = exchange(service, "get", "");
        if (!model.exists()) {
            assertEquals(404, exchange.code());
            return;
        }
        Map<String, Object> expected = new LinkedHashMap<>(model.document());
        Map<String, Object> state = new LinkedHashMap<>(model.state());
        if (!model.delta().isEmpty()) {
            state.put("delta", model.delta());
        }
        expected.put("state", state);
        expected.put("timestamp", BigDecimal.valueOf(now));
        assertEquals(Json.parse(Json.write(expected)), Json.parse(exchange.body()));
    }

    private static Exchange exchange(InProcessTransport service, String operation, String payload) {
        return service.exchange(
                new Request(operation, "car", Optional.empty(), payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> message(Exchange exchange, String topic) {
        return exchange.messages().stream()
                .filter(message -> message.topic().equals(PREFIX + topic))
                .map(Published::payload)
                .map(ShadowCase::parsed)
                .findFirst()
                .orElse(null);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        state(),
                        Arbitraries.of(true, false, false),
                        Arbitraries.frequency(Tuple.of(12, false), Tuple.of(1, true)),
                        Arbitraries.integers().between(0, 2))
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<Object> state() {
        return Combinators.combine(section(), section(), Arbitraries.integers().between(0, 20))
                .as((desired, reported, kind) -> {
                    Map<String, Object> state = new LinkedHashMap<>();
                    if (kind > 5) {
                        state.put("desired", desired);
                    }
                    if (kind % 3 > 0) {
                        state.put("reported", reported);
                    }
                    return kind == 0 ? null : state;
                });
    }

    private static Arbitrary<Object> section() {
        return object(values(2, true)).injectNull(0.05).map(section -> section);
    }

    private static Arbitrary<Map<String, Object>> object(Arbitrary<Object> values) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "timestamp", "state"), values)
                .ofMaxSize(4)
                .map(LinkedHashMap::new);
    }

    private static Arbitrary<Object> values(int depth, boolean nulls) {
        Arbitrary<Object> leaves = Arbitraries.of(
                new BigDecimal("1"), new BigDecimal("1.0"), new BigDecimal("2"), "1", "", "x", true, false);
        Arbitrary<Object> withNulls = nulls ? leaves.injectNull(0.25) : leaves;
        if (depth == 0) {
            return withNulls;
        }
        Arbitrary<Object> objects = object(values(depth - 1, nulls)).map(object -> object);
        Arbitrary<Object> arrays = values(depth - 1, false).list().ofMaxSize(3).map(list -> list);
        return Arbitraries.frequencyOf(Tuple.of(4, withNulls), Tuple.of(3, objects), Tuple.of(1, arrays));
    }
}
