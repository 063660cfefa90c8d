package io.vehicleshadow.vehicle.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalogue file is read in full or refused, each mistake with its place and with what would be right. */
class CatalogueMistakesTest {
    private static final String VAN = resource("van.json");

    /** One block of the table. */
    record Mistake(String name, List<String[]> replacements, String refusal) {
        static Mistake of(String block) {
            String name = "";
            String refusal = "";
            String before = "";
            List<String[]> replacements = new ArrayList<>();
            for (String line : block.lines().toList()) {
                String rest = line.length() > 2 ? line.substring(2) : "";
                switch (line.charAt(0)) {
                    case '-' -> before = rest;
                    case '+' -> replacements.add(new String[] {before, rest});
                    case '~' -> replacements.add(rest.split("~"));
                    case '>' -> refusal = rest;
                    default -> name = line;
                }
            }
            return new Mistake(name, replacements, refusal);
        }

        String file() {
            String file = VAN;
            for (String[] replacement : replacements) {
                assertTrue(file.contains(replacement[0]), () -> "van.json holds no " + replacement[0]);
                int at = file.indexOf(replacement[0]);
                file = file.substring(0, at) + replacement[1] + file.substring(at + replacement[0].length());
            }
            return file;
        }

        /** The line in which the file differs from the right one. */
        long line() {
            String file = file();
            int at = 0;
            while (file.charAt(at) == VAN.charAt(at)) {
                at++;
            }
            return 1 + file.substring(0, at).chars().filter(c -> c == '\n').count();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        return Arrays.stream(resource("catalogue-mistakes.txt").split("\n\\s*\n"))
                .filter(block -> !block.startsWith("#"))
                .map(String::strip)
                .map(Mistake::of);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void no_mistake_is_swallowed_and_each_is_told_with_its_place(Mistake mistake) {
        String message = refusal(mistake.file());
        String told = message.lines()
                .filter(line -> line.contains(mistake.refusal()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not told: " + mistake.refusal() + "\nbut:\n" + message));
        assertTrue(told.matches("line \\d+[,:].*"), told);
        assertFalse(message.contains("io.vehicleshadow") || message.contains("com.fasterxml"), message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_value_that_is_wrong_itself_is_told_in_its_own_line(Mistake mistake) {
        boolean ownPlace = mistake.refusal().matches("[a-zA-Z]+(\\[\\d+\\]|\\.[a-zA-Z]+)*\\.[a-zA-Z\\[\\]0-9]+: .*");
        boolean isHere = ownPlace
                && !mistake.refusal().contains("missing")
                && mistake.replacements().size() == 1;
        if (isHere) {
            String told = refusal(mistake.file())
                    .lines()
                    .filter(line -> line.contains(mistake.refusal()))
                    .findFirst()
                    .orElseThrow();
            assertTrue(told.startsWith("line " + mistake.line() + ","), told + " in line " + mistake.line());
        }
    }

    @Test
    void the_table_has_at_least_the_mistakes_that_were_once_swallowed() {
        assertTrue(mistakes().count() >= 84);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "null", "[]", "[{\"key\": \"door\"}]", "true", "\"signals\"", "7", "{}"})
    void a_file_that_is_no_catalogue_is_refused(String file) {
        assertTrue(refusal(file).startsWith("line 1"), refusal(file));
    }

    @Test
    void a_catalogue_without_a_signal_is_refused() {
        assertEquals(
                "line 1, signals: is an empty list; put something in or leave it out",
                refusal("{\"version\": 1, \"signals\": []}"));
    }

    @Test
    void what_follows_the_catalogue_is_refused() {
        assertTrue(refusal(VAN + VAN).contains("something follows the end of the catalogue"));
        assertTrue(refusal(VAN + "x").contains("this is not JSON"));
    }

    @Test
    void a_file_of_ten_megabytes_is_refused_before_it_is_read() {
        assertEquals("the file has 10485760 bytes; a catalogue has at most 262144", refusal(" ".repeat(10 << 20)));
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() {
        byte[] latin = VAN.getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "the file is not UTF-8 text; save it as UTF-8",
                assertThrows(BadCatalogue.class, () -> SignalCatalogue.read(latin))
                        .getMessage());
    }

    @Test
    void a_shadow_that_could_become_too_large_is_refused() {
        StringBuilder many = new StringBuilder("{\"version\": 1, \"signals\": [");
        for (int i = 0; i < 100; i++) {
            many.append(i == 0 ? "" : ",")
                    .append(
                            ("{\"key\": \"lamp%d\", \"kind\": \"actuator\", \"vss\": \"Vehicle.Lamp%d\", \"text\": {\"en\":"
                                            + " {\"title\": \"Lamp %d\"}}, \"values\": [{\"word\": \"on\"}, {\"word\": \"off\"}],"
                                            + " \"staleAfterSeconds\": 60}")
                                    .formatted(i, i, i));
        }
        assertTrue(refusal(many + "]}").contains("use fewer signals or shorter keys"));
    }

    @Test
    void all_mistakes_are_told_at_once() {
        String file = VAN.replace("\"confirm\": true", "\"confirm\": 1").replace("\"step\": 2.5", "\"step\": 3");
        assertEquals(2, refusal(file).lines().count(), refusal(file));
    }

    private static String refusal(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return assertThrows(BadCatalogue.class, () -> SignalCatalogue.read(bytes), () -> "read: " + file)
                .getMessage();
    }

    static String resource(String name) {
        try (InputStream file = CatalogueMistakesTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
