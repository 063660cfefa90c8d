package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.options.OptionDefaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AgentCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    private int run(String... more) {
        CommandLine agent = new CommandLine(new AgentCommand()).setErr(new PrintWriter(errors, true));
        String[] args = new String[10 + more.length];
        String[] required = {
            "--thing", "tcu", "--endpoint", "localhost", "--ca", "ca.pem", "--certificate", "a.pem", "--key", "a.key"
        };
        System.arraycopy(required, 0, args, 0, required.length);
        System.arraycopy(more, 0, args, required.length, more.length);
        return OptionDefaults.run(agent, args);
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
    void a_configuration_file_that_is_not_there_is_told() {
        assertTrue(run("--config", folder.resolve("none.properties").toString()) != 0);
        assertTrue(errors.toString().contains("none.properties"), errors.toString());
    }
}
