package io.vehicleshadow.localiot.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataStoreTest {
    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static void await(DataStore store) {
        store.durable().toCompletableFuture().join();
    }

    @Test
    void what_was_put_is_there_after_reopening_and_what_was_removed_is_not() {
        try (DataStore store = DataStore.at(folder)) {
            store.map("one").put("kä", bytes("value"));
            store.map("one").put("gone", bytes("value"));
            store.map("one").remove("gone");
            store.map("two").put("k", new byte[0]);
        }
        try (DataStore store = DataStore.at(folder)) {
            assertEquals("value", text(store.map("one").get("kä")));
            assertNull(store.map("one").get("gone"));
            assertEquals(0, store.map("two").get("k").length);
        }
    }

    @Test
    void every_way_to_change_a_map_is_kept() {
        try (DataStore store = DataStore.at(folder)) {
            DurableMap map = store.map("m");
            byte[] value = bytes("1");
            for (String key : List.of("a", "b", "c", "d")) {
                map.put(key, value);
            }
            map.put("b", bytes("2"));
            map.remove("c");
            map.remove("a", bytes("1"));
            map.remove("d", value);
            map.remove("none");
        }
        try (DataStore store = DataStore.at(folder)) {
            List<String> entries = new ArrayList<>();
            store.map("m").forEach((key, value) -> entries.add(key + "=" + text(value)));
            assertEquals(List.of("a=1", "b=2"), entries, "another array is another value, so a stays");
        }
    }

    @Test
    void a_range_begins_after_a_key_or_with_a_prefix_and_can_t_be_changed() {
        try (DataStore store = DataStore.inMemory()) {
            DurableMap map = store.map("m");
            for (String key : List.of("a", "b/1", "b/2", "c")) {
                map.put(key, bytes(key));
            }
            assertEquals(List.of("b/2", "c"), List.copyOf(map.after("b/1").keySet()));
            assertEquals(
                    List.of("b/1", "b/2"), List.copyOf(map.startingWith("b/").keySet()));
            assertThrows(
                    UnsupportedOperationException.class, () -> map.after("a").clear());
        }
    }

    @Test
    void stages_complete_in_the_order_of_the_calls() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        try (DataStore store = DataStore.at(folder)) {
            for (int i = 0; i < 2000; i++) {
                int number = i;
                store.map("m").put("k" + i % 7, bytes("v" + i));
                store.durable().thenRun(() -> told.add(number));
            }
            await(store);
        }
        assertEquals(IntStream.range(0, 2000).boxed().toList(), told);
    }

    @Test
    void what_is_durable_is_in_the_files() throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        Path original = folder.resolve("original");
        try (DataStore store = DataStore.at(original)) {
            store.map("m").put("k", bytes("v"));
            await(store);
            copyFiles(original, copy);
        }
        try (DataStore store = DataStore.at(copy)) {
            assertEquals("v", text(store.map("m").get("k")));
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_record_torn_by_a_crash_is_cut_off_and_the_rest_stays() throws IOException {
        try (DataStore store = DataStore.at(folder)) {
            store.map("m").put("a", bytes("1"));
            store.map("m").put("b", bytes("2"));
        }
        Path journal = folder.resolve("journal-0.log");
        long whole = Files.size(journal);
        try (var channel = java.nio.channels.FileChannel.open(journal, StandardOpenOption.WRITE)) {
            channel.truncate(whole - 1);
        }
        try (DataStore store = DataStore.at(folder)) {
            assertEquals("1", text(store.map("m").get("a")));
            assertNull(store.map("m").get("b"));
            store.map("m").put("c", bytes("3"));
        }
        try (DataStore store = DataStore.at(folder)) {
            assertEquals(List.of("a", "c"), List.copyOf(store.map("m").after("").keySet()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5, 20})
    void a_journal_that_is_damaged_before_its_end_is_an_error_and_nothing_of_it_is_cut_off(int at) throws IOException {
        try (DataStore store = DataStore.at(folder)) {
            for (int i = 0; i < 10; i++) {
                store.map("m").put("key" + i, bytes("a value of some length"));
            }
        }
        Path journal = folder.resolve("journal-0.log");
        byte[] damaged = Files.readAllBytes(journal);
        damaged[at] ^= 1;
        Files.write(journal, damaged);
        StoreFailure failure = assertThrows(StoreFailure.class, () -> DataStore.at(folder));
        assertTrue(failure.getMessage().contains("journal-0.log is damaged after byte 0"), failure.getMessage());
        assertArrayEquals(damaged, Files.readAllBytes(journal));
    }

    @Test
    void a_damaged_snapshot_is_an_error_that_names_the_file() throws IOException {
        try (DataStore store = DataStore.at(folder)) {
            store.map("m").put("a", bytes("1"));
        }
        DataStore.at(folder).close();
        Path snapshot = folder.resolve("snapshot-1.log");
        byte[] damaged = Files.readAllBytes(snapshot);
        damaged[damaged.length - 1]++;
        Files.write(snapshot, damaged);
        StoreFailure failure = assertThrows(StoreFailure.class, () -> DataStore.at(folder));
        assertTrue(failure.getMessage().contains("snapshot-1.log is damaged after byte 0"), failure.getMessage());
    }

    @Test
    void a_folder_in_use_is_refused_and_says_so() {
        try (DataStore store = DataStore.at(folder)) {
            StoreFailure failure = assertThrows(StoreFailure.class, () -> DataStore.at(folder));
            assertTrue(failure.getMessage().contains("is in use by another process"), failure.getMessage());
            assertTrue(store.map("m").after("").isEmpty());
        }
        DataStore.at(folder).close();
    }

    @Test
    void old_journals_give_way_to_a_snapshot_and_nothing_is_lost() throws IOException {
        byte[] large = new byte[1 << 20];
        try (DataStore store = DataStore.at(folder)) {
            store.map("m").put("first", bytes("kept"));
            for (int i = 0; i < 140; i++) {
                large = large.clone();
                large[0] = (byte) i;
                store.map("m").put("k" + i % 3, large);
                await(store);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertFalse(names.contains("journal-0.log"), names.toString());
        }
        try (DataStore store = DataStore.at(folder)) {
            assertEquals("kept", text(store.map("m").get("first")));
            assertEquals((byte) 139, store.map("m").get("k1")[0]);
        }
    }

    @Test
    void a_closed_store_takes_no_changes() {
        DataStore store = DataStore.at(folder);
        store.close();
        store.close();
        assertThrows(StoreFailure.class, () -> store.map("m").put("k", bytes("v")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot-1.log", "journal-1.log"})
    void a_file_that_a_journal_needs_and_that_is_missing_is_an_error_that_names_it(String missing) throws IOException {
        try (DataStore store = DataStore.at(folder)) {
            store.map("m").put("a", bytes("1"));
        }
        DataStore.at(folder).close();
        if (missing.equals("journal-1.log")) {
            Files.copy(folder.resolve(missing), folder.resolve("journal-2.log"));
        }
        Files.delete(folder.resolve(missing));
        StoreFailure failure = assertThrows(StoreFailure.class, () -> DataStore.at(folder));
        assertTrue(failure.getMessage().contains("needs " + missing + ", which is missing"), failure.getMessage());
    }

    @Test
    void a_snapshot_that_was_never_finished_is_removed() throws IOException {
        DataStore.at(folder).close();
        Path unfinished = Files.writeString(folder.resolve("snapshot-7.unfinished"), "half");
        DataStore.at(folder).close();
        assertFalse(Files.exists(unfinished));
    }
}
