package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instances of the function that tells Alexa, as Lambda runs them: side by side, each event more than once. */
class TwoInstancesTest {
    private static final int CHANGES = 50;
    /** So many events are on their way at once, and may overtake each other. */
    private static final int AT_ONCE = 8;

    private final HomeEvents alexa = new HomeEvents();
    private final ExecutorService lambda = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void close() {
        lambda.shutdownNow();
        alexa.close();
    }

    private JsonNode change(int version) {
        return alexa.changed(
                version, "{'climate':" + degrees(version - 1) + "}", "{'climate':" + degrees(version) + "}");
    }

    private static int degrees(int version) {
        return 16 + version % 12;
    }

    /** Every change to both instances, in an order that is only nearly that of the versions. */
    private static List<Integer> deliveries(long seed) {
        List<Integer> all = new ArrayList<>();
        IntStream.rangeClosed(2, CHANGES).forEach(version -> all.addAll(List.of(version, version)));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Collections.shuffle(all.subList(from, Math.min(all.size(), from + AT_ONCE)), new Random(seed + from));
        }
        return all;
    }

    @Timeout(120)
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 7"})
    void fifty_changes_are_told_in_order_none_lost_and_none_twice(long seed, int refusals) throws Exception {
        Consumer<Duration> pause = time -> Thread.yield();
        List<SmartHomeEventsHandler> instances = List.of(alexa.function(pause), alexa.function(pause));
        HomeEvents.take(instances.get(0), change(1));
        alexa.refusals.addAll(Collections.nCopies(refusals, "503 "));

        List<Future<?>> deliveries = new ArrayList<>();
        for (int version : deliveries(seed)) {
            SmartHomeEventsHandler instance = instances.get(deliveries.size() % 2);
            deliveries.add(lambda.submit(() -> {
                HomeEvents.take(instance, change(version));
                return version;
            }));
        }
        for (Future<?> delivery : deliveries) {
            delivery.get();
        }

        assertEquals(
                IntStream.rangeClosed(1, CHANGES)
                        .map(TwoInstancesTest::degrees)
                        .boxed()
                        .toList(),
                alexa.events.stream()
                        .map(event -> event.at("/event/payload/change/properties/0/value/value")
                                .asInt())
                        .toList());
    }
}
