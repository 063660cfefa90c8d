package io.vehicleshadow.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The libraries that run here are at least the versions in which known faults were mended; see docs/libraries.md. */
class LibrariesTest {
    private static final List<String> MENDED =
            List.of("log4j-core 2.25.4", "commons-io 2.14.0", "commons-lang3 3.18.0", "json-smart 2.5.2");

    @TestFactory
    Stream<DynamicTest> no_library_is_older_than_the_version_in_which_a_known_fault_was_mended() {
        return MENDED.stream().map(mended -> DynamicTest.dynamicTest(mended, () -> isAtLeast(mended)));
    }

    private static void isAtLeast(String mended) {
        String[] parts = mended.split(" ");
        Pattern jar = Pattern.compile(Pattern.quote(parts[0]) + "-([0-9][0-9.]*)\\.jar");
        Matcher found = jar.matcher(
                System.getProperty("java.class.path") + " " + System.getProperty("surefire.test.class.path", ""));
        assertTrue(found.find(), mended + " is not on the class path: take it off this list");
        do {
            assertTrue(Arrays.compare(numbers(found.group(1)), numbers(parts[1])) >= 0, found.group());
        } while (found.find());
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
