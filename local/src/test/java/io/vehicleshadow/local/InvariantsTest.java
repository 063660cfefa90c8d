package io.vehicleshadow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

/** {@code docs/INVARIANTS.md} names, for each promise, the test that holds it: {@code ClassName.method_name}. */
class InvariantsTest {
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");

    @Test
    void every_test_that_the_invariants_name_exists() throws IOException {
        Map<String, String> tests = sourcesOfTests();
        List<MatchResult> named = NAMED_TEST
                .matcher(Files.readString(Path.of("../docs/INVARIANTS.md")))
                .results()
                .toList();
        assertFalse(named.isEmpty());
        assertEquals(
                List.of(),
                named.stream()
                        .filter(test -> !tests.getOrDefault(test.group(1), "").contains(" " + test.group(2) + "("))
                        .map(MatchResult::group)
                        .toList());
    }

    private static Map<String, String> sourcesOfTests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(path -> path.toString().contains("/src/test/java/")
                            && path.toString().matches(".*(Test|IT)[.]java"))
                    .toList()) {
                tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return tests;
    }
}
