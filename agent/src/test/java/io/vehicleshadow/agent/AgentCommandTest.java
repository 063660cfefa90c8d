package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.options.OptionDefaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class AgentCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    private int run(String... more) {
        CommandLine agent = new CommandLine(new AgentCommand()).setErr(new PrintWriter(errors, true));
        List<String> args = new ArrayList<>(
                List.of("--thing=tcu", "--endpoint=localhost", "--ca=ca.pem", "--certificate=a.pem", "--key=a.key"));
        args.addAll(List.of(more));
        return OptionDefaults.run(agent, args.toArray(String[]::new));
    }

    @Test
    void a_catalogue_with_a_mistake_ends_the_agent_before_anything_starts() throws IOException {
        String file = Files.readString(Path.of("../docs/your-own-car/catalogue.json"));
        Path catalogue = Files.writeString(
                folder.resolve("catalogue.json"), file.replace("\"confirm\": true", "\"confrim\": true"));
        assertEquals(2, run("--catalogue", catalogue.toString()));
        assertTrue(errors.toString().contains("--catalogue " + catalogue + ":"), errors.toString());
        assertTrue(
                errors.toString().contains("signals[0].values[0].confrim: is unknown; did you mean \"confirm\"?"),
                errors.toString());
    }

    @Test
    void a_catalogue_that_is_not_there_ends_the_agent() {
        assertEquals(2, run("--catalogue", folder.resolve("none.json").toString()));
        assertTrue(errors.toString().contains("none.json"), errors.toString());
    }

    @Test
    void without_options_the_limits_are_those_of_the_contract() {
        CommandSpec options = new CommandLine(new AgentCommand()).getCommandSpec();
        Duration patience = Duration.ofSeconds(
                Long.parseLong(options.findOption("--ecu-patience").defaultValue()));
        int publishes =
                Integer.parseInt(options.findOption("--publishes-per-second").defaultValue());
        assertEquals(Limits.STANDARD, new Limits(patience, publishes));
    }

    @Test
    void a_configuration_file_that_is_not_there_is_told() {
        assertTrue(run("--config", folder.resolve("none.properties").toString()) != 0);
        assertTrue(errors.toString().contains("none.properties"), errors.toString());
    }
}
