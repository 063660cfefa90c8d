package io.vehicleshadow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/INVARIANTS.md} names for each promise, and {@code docs/security.md} for each threat, the test that holds it:
 * {@code ClassName.method_name}.
 */
class InvariantsTest {
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"INVARIANTS.md", "security.md"})
    void every_test_that_is_named_exists(String document) throws IOException {
        Map<String, String> tests = sourcesOfTests();
        List<MatchResult> named = NAMED_TEST.matcher(read(document)).results().toList();
        assertFalse(named.isEmpty());
        assertEquals(
                List.of(),
                named.stream()
                        .filter(test -> !tests.getOrDefault(test.group(1), "").contains(" " + test.group(2) + "("))
                        .map(MatchResult::group)
                        .toList());
    }

    @Test
    void every_threat_names_a_test_and_what_is_left_open() throws IOException {
        List<String[]> threats = read("security.md")
                .lines()
                .filter(line -> line.matches("\\| \\d+\\.\\d+.*"))
                .map(line -> line.split("\\s*\\|\\s*", -1))
                .toList();
        assertTrue(threats.size() >= 25, "only " + threats.size());
        for (String[] cells : threats) {
            assertEquals(7, cells.length, String.join(" | ", cells));
            assertTrue(NAMED_TEST.matcher(cells[4]).find(), cells[1] + " names no test");
            assertFalse(cells[5].isBlank(), cells[1] + " does not say what is left open");
        }
    }

    private static String read(String document) throws IOException {
        return Files.readString(Path.of("../docs", document));
    }

    private static Map<String, String> sourcesOfTests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(path -> path.toString().contains("/src/test/java/")
                            && path.toString().matches(".*(Test|IT)[.]java"))
                    .toList()) {
                // Two modules may have a test of the same name.
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return tests;
    }
}
