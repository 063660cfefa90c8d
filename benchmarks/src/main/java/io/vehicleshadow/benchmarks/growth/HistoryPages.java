package io.vehicleshadow.benchmarks.growth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.benchmarks.measure.Heap;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** GET history of one vehicle, as API Gateway hands it to the function. */
final class HistoryPages {
    static final String ROUTE = "/vehicles/{thing}/history";
    private static final double KILO = 1024;
    private static final double MICROS = 1000;
    private final LambdaFunction function;
    private final byte[] event;

    /** @param before the page begins with what is older; the newest page without it */
    HistoryPages(LambdaFunction function, ThingName thing, Optional<Instant> before) {
        this.function = function;
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("version", "2.0")
                .put("routeKey", "GET " + ROUTE)
                .put("rawPath", "/vehicles/" + thing + "/history");
        request.putObject("headers");
        request.putObject("pathParameters").put("thing", thing.value());
        ObjectNode query = request.putObject("queryStringParameters");
        before.ifPresent(at -> query.put("before", String.format("%013d", at.toEpochMilli())));
        ObjectNode context = request.putObject("requestContext").put("requestId", "measured");
        context.withObject("/authorizer/jwt/claims").put("sub", "demo").put("token_use", "access");
        this.event = request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads one, and makes sure that it has so many entries. */
    void require(int entries) throws Exception {
        String answer = new String(function.invoke(event), StandardCharsets.UTF_8);
        String body = new ObjectMapper().readTree(answer).path("body").asText();
        int told = new ObjectMapper().readTree(body).path("entries").size();
        if (told != entries) {
            throw new IOException("a page of " + entries + " entries was due, but there came " + answer);
        }
    }

    /** The middle time of so many, in milliseconds. */
    double p50Millis(int count) throws Exception {
        Latencies times = new Latencies();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            function.invoke(event);
            times.add(System.nanoTime() - begin);
        }
        return times.percentile(0.5) / MICROS;
    }

    /** What the function allocates for one, in KB; the table's own part is on other threads. */
    double allocatedKilobytes(int count) throws Exception {
        long before = Heap.allocated();
        for (int i = 0; i < count; i++) {
            function.invoke(event);
        }
        return (Heap.allocated() - before) / KILO / count;
    }
}
