package io.vehicleshadow.agent.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spin looks at every state of the model of a command, {@code src/test/spin/command.pml}. */
class CommandModelTest {
    private static final Path MODEL = Path.of("src/test/spin/command.pml").toAbsolutePath();
    private static final String HONEST = "-DHONEST";
    private static final String ATTACKED = "-DATTACKED";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needSpin() {
        boolean isThere = isThere("spin", "-V") && isThere("cc", "--version");
        // Where everything is tested, nothing may be left out unnoticed.
        assertTrue(isThere || System.getenv("CI") == null, "spin or cc is missing: install the packages spin and gcc");
        assumeTrue(isThere, "spin or cc is missing: ./test installs them");
    }

    private static boolean isThere(String program, String option) {
        try {
            return new ProcessBuilder(program, option).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void in_no_state_is_a_request_done_twice_or_stale_or_erased_unanswered() throws Exception {
        assertEquals(List.of(), violations(HONEST, 0));
    }

    @Test
    void in_no_state_does_who_owns_the_cloud_have_an_act_without_a_fresh_unused_proof_of_it() throws Exception {
        assertEquals(List.of(), violations(ATTACKED, 0));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "-DHONEST, 1, an answer that is tied to no version, erases a request unanswered, desired.version",
        "-DHONEST, 2, an intent that is not in the journal, is done again after a crash, acted[",
        "-DHONEST, 3, an older document that counts as news, is done again, acted[",
        "-DHONEST, 4, an age that is not looked at after the journal, is stale, have.at+",
        "-DATTACKED, 4, an expiry that is not looked at after the journal, is stale, pressedAt",
        "-DATTACKED, 5, a proof that is tied to no value, opens another part, pressedValue",
        "-DATTACKED, 6, a proof whose use is forgotten in a crash, opens again, acted[",
        "-DATTACKED, 7, a proof that expires by the service's time, opens late, pressedAt",
        "-DATTACKED, 8, a proof that is not required, opens for everybody, have.proof>0",
        "-DHONEST, 9, an honest car that never acts, would prove nothing, violated 0",
        "-DATTACKED, 9, an attacked car that never acts, would prove nothing, violated 0",
    })
    void without_each_part_of_the_protocol_spin_finds_what_goes_wrong(
            String cloud, int mutation, String without, String what, String broken) throws Exception {
        List<String> found = violations(cloud, mutation);
        assertTrue(found.stream().anyMatch(line -> line.contains(broken)), () -> without + " " + what + ": " + found);
    }

    /** What spin finds in the model without that part; the model itself has number 0. */
    private List<String> violations(String cloud, int mutation) throws Exception {
        run("spin", "-a", cloud, "-DMUTATION=" + mutation, MODEL.toString());
        run("cc", "-w", "-DSAFETY", "-DMEMLIM=1000", "-o", "pan", "pan.c");
        String told = run("./pan", "-m100000", "-E");
        assertTrue(told.contains("errors: "), told);
        assertTrue(!told.contains("too small") && !told.contains("out of memory"), told);
        return Stream.of(told.split("\n"))
                .filter(line -> line.contains("violated"))
                .toList();
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String told = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, exit, told);
        return told;
    }
}
