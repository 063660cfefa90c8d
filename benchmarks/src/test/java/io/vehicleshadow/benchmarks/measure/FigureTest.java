package io.vehicleshadow.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    @Test
    void the_median_is_the_run_in_the_middle_or_the_mean_of_both() {
        assertEquals(3, Spread.of(9, 1, 3).median());
        assertEquals(2.5, Spread.of(4, 1, 9, 1).median());
    }

    @Test
    void a_ratio_is_taken_run_by_run() {
        Spread ratio = Spread.of(10, 90, 20).per(Spread.of(5, 30, 20));
        assertEquals(List.of(2.0, 3.0, 1.0), ratio.runs());
        assertEquals(1, ratio.lowest());
        assertEquals(3, ratio.highest());
    }

    @Test
    void runs_that_took_no_turns_are_not_compared() {
        Spread three = Spread.of(1, 2, 3);
        assertThrows(IllegalArgumentException.class, () -> three.per(Spread.of(1, 2)));
    }

    @Test
    void rounds_take_turns() throws Exception {
        List<String> order = new ArrayList<>();
        Map<String, Spread> runs = new Rounds()
                .with("a", () -> order.add("a") ? order.size() : 0)
                .with("b", () -> order.add("b") ? order.size() : 0)
                .measured(2);
        assertEquals(List.of("a", "b", "a", "b"), order);
        assertEquals(Map.of("a", Spread.of(1, 3), "b", Spread.of(2, 4)), runs);
    }

    @Test
    void a_row_tells_the_spread_and_how_many_runs_reach_the_goal() {
        Figure ratio = new Figure("ours / theirs", Spread.of(1.1, 1.3, 1.2), "x");
        assertEquals(
                "| ours / theirs | 1.2 × | 1.1 – 1.3 | ≤ 1.2 | 2 of 3 |",
                ratio.atMost(1.2).markdown());
        assertEquals(
                "| ours / theirs | 1.2 × | 1.1 – 1.3 | ≥ 1.25 | 1 of 3 |",
                ratio.atLeast(1.25).markdown());
        assertEquals("| size | 60 MB |  |  |  |", new Figure("size", 60, "MB").markdown());
    }

    @ParameterizedTest
    @CsvSource({
        "0.01234, 0.0123",
        "1.5, 1.5",
        "1.999, 2",
        "149.34, 149",
        "999.6, '1,000'",
        "25300.4, '25,300'",
        "2, 2",
        "0, 0"
    })
    void a_number_has_three_digits_or_all_before_the_point(double value, String shown) {
        assertEquals(shown, Figure.number(value));
    }

    @Test
    void a_table_replaces_the_last_one_of_its_measure_and_nothing_else(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("performance.md"),
                "# Before\n<!-- bench http -->\nold\n<!-- /bench -->\nbetween\n<!-- bench wait -->\nkept\n<!-- /bench -->\n");
        Results results = new Results(file);
        Instant now = Instant.parse("2026-11-30T23:05:00Z");
        results.put("http", List.of(new Figure("ours", 2, "/s")), now);
        results.put("growth", List.of(new Figure("more", 3, "x")), now);
        String text = Files.readString(file);
        assertTrue(text.startsWith("# Before\n<!-- bench http -->\n30 November 2026, 23:05 UTC; "), text);
        assertTrue(text.contains("| ours | 2 /s |  |  |  |\n<!-- /bench -->\nbetween\n"), text);
        assertTrue(text.contains("<!-- bench wait -->\nkept\n"), text);
        assertTrue(text.endsWith("| more | 3 × |  |  |  |\n<!-- /bench -->\n"), text);
        assertFalse(text.contains("old"), text);
    }
}
