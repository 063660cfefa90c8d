package io.vehicleshadow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts do before anything is built, in a folder that holds nothing but them. */
class ScriptsTest {
    private static final Path PROJECT = Path.of("..");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheScripts() throws IOException {
        for (String script : List.of("run", "vehicle", "test", "bench")) {
            Files.copy(PROJECT.resolve(script), folder.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createDirectories(folder.resolve("scripts/help"));
        try (Stream<Path> files = Files.walk(PROJECT.resolve("scripts"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        folder.resolve("scripts")
                                .resolve(PROJECT.resolve("scripts").relativize(file)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "vehicle", "test", "bench"})
    void help_needs_no_build(String script) throws Exception {
        String help = output(new ProcessBuilder("./" + script, "--help"));
        assertTrue(help.startsWith("Usage: ./" + script), help);
        assertFalse(Files.exists(folder.resolve("local")), "something was built");
    }

    @Test
    void help_names_the_script_as_it_was_called() throws Exception {
        String script = folder.resolve("run").toString();
        assertTrue(output(new ProcessBuilder(script, "--help")).startsWith("Usage: " + script + " "));
    }

    @Test
    void a_second_build_waits_for_the_first_and_says_so() throws Exception {
        Process first = bash("lock_build scripts; echo building; read -r; echo built");
        BufferedReader building = first.inputReader();
        assertEquals("building", building.readLine());
        Process second = bash("lock_build scripts; echo building");
        BufferedReader errors = second.errorReader();
        assertTrue(errors.readLine().contains("waiting for another build in this folder to finish"));
        assertTrue(second.isAlive());
        first.getOutputStream().close();
        assertEquals("building", second.inputReader().readLine());
    }

    @Test
    void a_build_whose_script_was_killed_holds_up_no_other() throws Exception {
        Process first = bash("lock_build scripts; echo building; read -r");
        assertEquals("building", first.inputReader().readLine());
        first.destroyForcibly().waitFor();
        assertEquals(
                "building",
                bash("lock_build scripts; echo building").inputReader().readLine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "en_US.ISO-8859-1", "C.UTF-8"})
    void every_terminal_gets_a_locale_in_which_java_reads_umlauts(String locale) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", ". scripts/tools.sh; locale charmap");
        shell.environment().put("LC_ALL", locale);
        assertEquals("UTF-8", output(shell).strip());
    }

    /** Else ./run would make them anew while other programs start with them, in the middle of a build of all modules. */
    @Test
    void archives_of_classes_are_old_when_a_jar_that_programs_start_with_is_newer_and_by_no_other() throws Exception {
        Files.createDirectories(folder.resolve("local/target"));
        Path jar = Files.writeString(folder.resolve("local/target/local.jar"), "");
        Files.writeString(folder.resolve("local/target/class-path"), jar.toRealPath() + ":/elsewhere/other.jar\n");
        assertEquals("old", archives());
        Path archived = Files.writeString(folder.resolve("local/target/archived"), "");
        later(archived, 10);
        assertEquals("good", archives());
        later(
                Files.writeString(
                        Files.createDirectories(folder.resolve("infra/target")).resolve("infra.jar"), ""),
                20);
        assertEquals("good", archives());
        later(jar, 20);
        assertEquals("old", archives());
    }

    private static void later(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private String archives() throws Exception {
        String script = ". scripts/tools.sh; cd \"$(pwd -P)\"; archives_are_old && echo old || echo good";
        return output(new ProcessBuilder("bash", "-c", script)).strip();
    }

    private Process bash(String script) throws IOException {
        return new ProcessBuilder("bash", "-c", "unset VEHICLE_SHADOW_BUILD_LOCKED; . scripts/build-lock.sh; " + script)
                .directory(folder.toFile())
                .start();
    }

    private String output(ProcessBuilder command) throws Exception {
        command.environment().remove("VEHICLE_SHADOW_BUILD_LOCKED");
        Process process =
                command.directory(folder.toFile()).redirectErrorStream(false).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        return output;
    }
}
