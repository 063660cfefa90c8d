package io.vehicleshadow.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of "Use the API", as they stand in the README of the functions. */
class ApiExamplesIT {
    @TempDir
    private static Path folder;

    private static SignedInRun run;

    @BeforeAll
    static void signIn() throws Exception {
        run = SignedInRun.start(folder);
    }

    @AfterAll
    static void end() throws Exception {
        run.stop();
    }

    @Test
    void the_example_with_curl_sends_a_command_and_finds_it_in_the_history() throws Exception {
        List<String> said = run.output("bash", example("With curl", "sh").toString());
        JsonNode command = new ObjectMapper().readTree(said.get(1));
        assertEquals("SUCCEEDED", command.at("/signals/headlight/status").asText(), said.toString());
        JsonNode entry = new ObjectMapper().readTree(said.get(2)).at("/entries/0");
        assertEquals(command.path("version"), entry.path("version"));
    }

    @Test
    void the_example_with_node_waits_by_polling() throws Exception {
        assertEquals(
                List.of("climate SUCCEEDED"),
                run.output("node", example("With Node", "js").toString()));
    }

    /** The first block of code in that language after that heading, as a file. */
    private static Path example(String heading, String language) throws Exception {
        String readme = Files.readString(Path.of("../functions/README.md"));
        String rest = readme.substring(readme.indexOf("**" + heading + "**"));
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(rest);
        assertTrue(block.find(), heading);
        return Files.writeString(
                folder.resolve("example." + (language.equals("js") ? "mjs" : language)), block.group(1));
    }
}
