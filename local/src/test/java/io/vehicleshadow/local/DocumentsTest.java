package io.vehicleshadow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocumentsTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.[a-z]\\w*(?:\\(\\))?)?`");
    private static final Pattern PAGE_FILE = Pattern.compile("`(src/[\\w/]+\\.ts)`");

    @Test
    void every_class_that_the_architecture_names_exists() throws IOException {
        Set<String> sources = sources();
        List<String> named = names(CLASS, "docs/ARCHITECTURE.md");
        assertFalse(named.isEmpty());
        assertEquals(
                List.of(),
                named.stream().filter(name -> !sources.contains(name)).toList());
    }

    @Test
    void every_file_of_the_page_that_the_architecture_names_exists() throws IOException {
        List<String> named = names(PAGE_FILE, "docs/ARCHITECTURE.md");
        assertFalse(named.isEmpty());
        assertEquals(
                List.of(),
                named.stream()
                        .filter(file ->
                                !Files.exists(Path.of("../virtual-vehicle").resolve(file)))
                        .toList());
    }

    private static List<String> names(Pattern pattern, String document) throws IOException {
        return pattern.matcher(Files.readString(Path.of("..").resolve(document)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(DocumentsTest::files)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
