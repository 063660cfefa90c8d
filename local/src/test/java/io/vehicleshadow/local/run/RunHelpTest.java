package io.vehicleshadow.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class RunHelpTest {
    @Test
    void the_help_that_needs_no_build_is_the_help_of_the_program() throws IOException {
        assertEquals(
                RunCommand.commandLine().getUsageMessage(Ansi.OFF),
                Files.readString(Path.of("../scripts/help/run.txt")));
    }
}
