package io.vehicleshadow.localiot.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vehicleshadow.localiot.shadow.RandomActs.Act;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random updates of several writers, on the service and on the naive model. */
@Tag("slow")
class ShadowPropertiesTest {
    private static final String PREFIX = "$aws/things/car/shadow/";

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void state_delta_version_and_metadata_agree_with_the_naive_model(long seed) {
        List<Act> acts = new RandomActs(seed).next();
        try (InProcessTransport service = new InProcessTransport()) {
            NaiveShadow model = new NaiveShadow();
            Map<Integer, Long> seen = new HashMap<>();
            long now = 1000;
            for (Act act : acts) {
                service.advance(Duration.ofSeconds(act.secondsLater()));
                now += act.secondsLater();
                if (act.delete()) {
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
        long expected = seen.getOrDefault(act.writer(), 0L);
        String condition = act.conditional() ? ",\"version\":" + expected : "";
        Exchange exchange = exchange(service, "update", "{\"state\":" + Json.write(act.state()) + condition + "}");
        if (act.conditional() && (!model.exists() || expected != model.version())) {
            assertEquals(409, exchange.code());
            seen.put(act.writer(), model.version());
            return;
        }
        Object previous = model.exists() ? model.document() : null;
        model.update(Json.parse(Json.write(act.state())), now);
        seen.put(act.writer(), model.version());
        Map<String, Object> accepted = ShadowCase.parsed(exchange.body());
        assertEquals(BigDecimal.valueOf(model.version()), accepted.get("version"));
        assertEquals(Json.parse(Json.write(act.state())), accepted.get("state"));
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
}
