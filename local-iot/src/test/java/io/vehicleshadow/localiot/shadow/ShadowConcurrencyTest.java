package io.vehicleshadow.localiot.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.store.DataStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowConcurrencyTest {
    private static final int WRITERS = 4;
    private static final int UPDATES = 150;
    private static final ShadowName CAR = ShadowName.classic("car");

    private final List<Message> published = new CopyOnWriteArrayList<>();

    @Test
    void updates_of_many_threads_are_published_in_the_order_of_their_versions(@TempDir Path folder) {
        try (DataStore store = DataStore.at(folder)) {
            allWrite(new ShadowService(store, new MovableClock(), published::add));
        }
        checkOrder();
    }

    @Test
    void the_order_holds_in_memory_too() {
        try (DataStore store = DataStore.inMemory()) {
            allWrite(new ShadowService(store, new MovableClock(), published::add));
        }
        checkOrder();
    }

    private static void allWrite(ShadowService service) {
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> write(service, writer)))
                .toList();
        writers.forEach(CompletableFuture::join);
        ShadowResponse got = service.get(CAR, new byte[0]).toCompletableFuture().join();
        Map<String, Object> state =
                Json.object(ShadowCase.parsed(text(got.body())).get("state"));
        for (int writer = 0; writer < WRITERS; writer++) {
            assertEquals(
                    BigDecimal.valueOf(UPDATES - 1),
                    Json.object(state.get("reported")).get("w" + writer));
        }
    }

    private static void write(ShadowService service, int writer) {
        List<CompletableFuture<ShadowResponse>> answers = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            byte[] request =
                    ("{\"state\":{\"reported\":{\"w" + writer + "\":" + i + "}}}").getBytes(StandardCharsets.UTF_8);
            answers.add(service.update(CAR, request).toCompletableFuture());
        }
        answers.forEach(answer -> assertEquals(200, answer.join().status()));
    }

    private void checkOrder() {
        List<Long> versions = new ArrayList<>();
        for (Message message : published) {
            if (message.topic().endsWith("/documents")) {
                Map<String, Object> documents = ShadowCase.parsed(text(message.payload()));
                long version = version(documents.get("current"));
                versions.add(version);
                assertTrue(version == 1 || version(documents.get("previous")) == version - 1);
            }
        }
        assertEquals(LongStream.rangeClosed(1, (long) WRITERS * UPDATES).boxed().toList(), versions);
    }

    private static long version(Object document) {
        return ((BigDecimal) Json.object(document).get("version")).longValueExact();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
