package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class HelpTest {
    @Test
    void the_help_that_needs_no_build_is_the_help_of_the_program() throws IOException {
        assertEquals(
                VehicleCli.commandLine().getUsageMessage(Ansi.OFF),
                Files.readString(Path.of("../scripts/help/vehicle.txt")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|./vehicle: say which command: login, list, status,",
                "statsu|Did you mean status?",
                "status --jsno|Did you mean --json?",
                "share anna --role king|DRIVER, VIEWER",
                "send|SIGNAL=VALUE",
                "login --api x|--issuer",
                "fleet --vehicles 0|--vehicles is 1 to 5000",
                "fleet --faults rain|cut, jam, slow, kill",
                "fleet --minutes 0|--minutes is more than 0",
                "fleet --endpoint x|--claim-key",
                "fleet --data /none|no run uses /none"
            })
    void a_mistake_is_answered_in_one_line_with_what_would_be_right(String line, String named) {
        Typed typed = type(line == null ? new String[0] : line.split(" "));
        assertEquals(2, typed.exitCode());
        assertEquals(1, typed.errors().lines().count(), typed.errors());
        assertTrue(typed.errors().contains(named), typed.errors());
    }

    /** But those that become another program, or print one. */
    @Test
    void every_command_that_answers_takes_json() {
        Set<String> without = new TreeSet<>();
        VehicleCli.commandLine().getSubcommands().forEach((name, command) -> {
            if (command.getSubcommands().isEmpty()
                    && !command.getCommandSpec().optionsMap().containsKey("--json")) {
                without.add(name);
            }
        });
        assertEquals(Set.of("agent", "completion", "provision"), without);
    }

    @Test
    void the_version_is_printed() {
        assertTrue(type("--version").output().startsWith("vehicle-shadow "));
    }

    @ParameterizedTest
    @CsvSource({"bash,complete -F _complete_vehicle", "zsh,bashcompinit"})
    void a_shell_gets_a_completion_script(String shell, String content) {
        String script = type("completion", shell).output();
        assertTrue(script.contains(content) && script.contains("door=open") && script.contains("withdraw"), script);
    }

    private record Typed(int exitCode, String output, String errors) {}

    private static Typed type(String... words) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line =
                VehicleCli.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        return new Typed(line.execute(words), output.toString(), errors.toString());
    }
}
