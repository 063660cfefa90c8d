package io.vehicleshadow.localiot.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.store.DataStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowServiceTest {
    private static final ShadowName CAR = ShadowName.classic("car");
    private static final byte[] NOTHING = {};

    private final List<Message> published = new ArrayList<>();
    private final MovableClock clock = new MovableClock();

    private ShadowService service(DataStore store) {
        return new ShadowService(store, clock, published::add);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> topics() {
        return published.stream()
                .map(message -> message.topic().replace("$aws/things/car/shadow/", ""))
                .toList();
    }

    @Test
    void the_delta_comes_before_accepted() {
        service(DataStore.inMemory()).update(CAR, json("{\"state\":{\"desired\":{\"a\":1}}}"));
        assertEquals(List.of("update/delta", "update/accepted", "update/documents"), topics());
    }

    @Test
    void the_deepest_document_that_is_accepted_is_read_again(@TempDir Path folder) {
        int arrays = ShadowLimits.NESTING - 3; // below the request, its state and the section
        String request = "{\"state\":{\"reported\":{\"a\":" + "[".repeat(arrays) + 1 + "]".repeat(arrays) + "}}}";
        try (DataStore store = DataStore.at(folder)) {
            assertEquals(
                    200,
                    service(store)
                            .update(CAR, json(request))
                            .toCompletableFuture()
                            .join()
                            .status());
        }
        try (DataStore store = DataStore.at(folder)) {
            assertEquals(2, version(service(store).update(CAR, json("{\"state\":{\"reported\":{\"b\":1}}}"))));
        }
    }

    private static long version(CompletionStage<ShadowResponse> response) {
        ShadowResponse accepted = response.toCompletableFuture().join();
        assertEquals(Optional.empty(), accepted.error());
        Object answer = Json.parse(new String(accepted.body(), StandardCharsets.UTF_8));
        return Long.parseLong(Json.object(answer).get("version").toString());
    }

    @Test
    void the_delta_comes_after_accepted_if_so_chosen() {
        new ShadowService(DataStore.inMemory(), clock, published::add, new ShadowOptions(false))
                .update(CAR, json("{\"state\":{\"desired\":{\"a\":1}}}"));
        assertEquals(List.of("update/accepted", "update/delta", "update/documents"), topics());
    }

    @Test
    void a_delete_by_call_is_published_but_a_get_is_not() {
        ShadowService service = service(DataStore.inMemory());
        service.update(CAR, json("{\"state\":{}}"));
        published.clear();
        service.get(CAR, NOTHING);
        service.get(ShadowName.classic("other"), NOTHING);
        assertEquals(List.of(), topics());
        service.delete(CAR, NOTHING);
        assertEquals(List.of("delete/accepted"), topics());
    }

    @Test
    void only_request_topics_are_handled() {
        ShadowService service = service(DataStore.inMemory());
        for (String topic : List.of(
                "$aws/things/car/shadow/update",
                "$aws/things/car/shadow/name/x/get",
                "$aws/things/shadow/shadow/delete",
                "$aws/things/car/shadow/name/update/update")) {
            assertTrue(service.handles(topic), topic);
        }
        for (String topic : List.of(
                "$aws/things/car/shadow/update/accepted",
                "$aws/things/car/shadow/name/get",
                "$aws/things/car/shadow/Update",
                "$aws/things/car/shadow/name/x/update/delta",
                "$aws/things/car/jobs/get",
                "$aws/things/car/shadow",
                "things/car/shadow/update",
                "a/b")) {
            assertFalse(service.handles(topic), topic);
        }
    }

    @Test
    void too_many_requests_are_refused_without_effect() {
        ShadowService service = service(DataStore.inMemory());
        service.refuseTooMany(
                Message.of("$aws/things/car/shadow/update", json("{\"state\":{},\"clientToken\":\"t\"}")),
                new Requester("", published::add));
        assertEquals(List.of("update/rejected"), topics());
        assertEquals(
                Json.parse("{\"code\":429,\"message\":\"Too many requests\",\"timestamp\":1000,\"clientToken\":\"t\"}"),
                Json.parse(new String(published.get(0).payload(), StandardCharsets.UTF_8)));
        assertEquals(404, service.get(CAR, NOTHING).toCompletableFuture().join().status());
    }

    @Test
    void shadows_versions_and_times_survive_reopening(@TempDir Path folder) {
        byte[] before;
        try (DataStore store = DataStore.at(folder)) {
            ShadowService service = service(store);
            service.update(CAR, json("{\"state\":{\"desired\":{\"a\":[1,{\"timestamp\":2}],\"b\":{}}}}"));
            clock.advance(java.time.Duration.ofSeconds(5));
            service.update(CAR, json("{\"state\":{\"reported\":{\"c\":\"ä\\u0001\"}}}"));
            service.update(ShadowName.named("car", "gone"), json("{\"state\":{}}"));
            service.delete(ShadowName.named("car", "gone"), NOTHING);
            before = service.get(CAR, NOTHING).toCompletableFuture().join().body();
        }
        try (DataStore store = DataStore.at(folder)) {
            ShadowService service = service(store);
            assertEquals(
                    text(before),
                    text(service.get(CAR, NOTHING).toCompletableFuture().join().body()));
            ShadowResponse again = service.update(ShadowName.named("car", "gone"), json("{\"state\":{}}"))
                    .toCompletableFuture()
                    .join();
            assertEquals(Json.parse("3"), ShadowCase.parsed(text(again.body())).get("version"));
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void a_store_that_fails_is_an_internal_failure_and_publishes_no_change(@TempDir Path folder) {
        DataStore store = DataStore.at(folder);
        ShadowService service = service(store);
        store.close();
        ShadowResponse response = service.update(CAR, json("{\"state\":{\"desired\":{\"a\":1}}}"))
                .toCompletableFuture()
                .join();
        assertEquals(500, response.status());
        assertEquals(List.of(), topics());
    }

    @Test
    void a_message_that_is_no_request_is_a_mistake_of_the_caller() {
        ShadowService service = service(DataStore.inMemory());
        assertThrows(
                IllegalArgumentException.class,
                () -> service.accept(Message.of("a/b", NOTHING), new Requester("", published::add)));
    }
}
