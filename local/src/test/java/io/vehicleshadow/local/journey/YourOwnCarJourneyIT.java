package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last step of docs/your-own-car.md, line by line as it stands there: a car of two files, on every channel. */
class YourOwnCarJourneyIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    private static List<List<String>> blocks;
    private static RunProcess run;
    private static Process agent;

    @BeforeAll
    static void followTheTutorial() throws Exception {
        blocks = blocks(Files.readString(HOME.resolve("docs/your-own-car.md")));
        List<String> typed = typed();
        assertEquals("./run --catalogue docs/your-own-car/catalogue.json --no-agent", typed.get(0));
        run = RunProcess.start(
                folder,
                0,
                "--catalogue",
                HOME.resolve("docs/your-own-car/catalogue.json").toString(),
                "--no-agent");
        String command = typed.get(1)
                .replace("PORT", run.endpoints().address("mqtt").split(":")[1])
                .replace(".local/", folder + "/")
                .replace(".own-car", folder.resolve("own-car").toString());
        assertTrue(command.startsWith("agent/agent "), command);
        agent = new ProcessBuilder("bash", "-c", "exec " + command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.out").toFile())
                .start();
        assertEquals(0, RunProcess.vehicleHere(folder, "login", "--as", "demo").exitCode());
        ApiPerson.signedIn(run.endpoints(), "demo").awaitPresence("ONLINE");
        run.shadow("tcu")
                .await(
                        "a first report",
                        document -> document.at("/state/reported").has("sunroof"));
    }

    @AfterAll
    static void end() throws Exception {
        agent.destroyForcibly().onExit().join();
        run.stop();
    }

    @Test
    void what_the_tutorial_says_is_answered_is_answered() throws Exception {
        List<String> answers = blocks.stream()
                .filter(block -> block.get(0).startsWith("sunroof tilted: done"))
                .findFirst()
                .orElseThrow();
        List<String> vehicle = typed().subList(2, typed().size());
        assertEquals(answers.size(), vehicle.size());
        for (int i = 0; i < vehicle.size(); i++) {
            String said = RunProcess.ended(
                            new ProcessBuilder(
                                    "bash",
                                    "-c",
                                    vehicle.get(i)
                                            .replace("./vehicle ", shell(RunProcess.vehicleCommand(folder)) + " ")),
                            folder,
                            "")
                    .output()
                    .strip();
            assertEquals(withoutTimes(answers.get(i)), withoutTimes(said));
        }
        JsonNode read = ApiPerson.json(
                        ApiPerson.signedIn(run.endpoints(), "demo").send("GET /vehicles/tcu"))
                .path("reported");
        assertEquals("tilt", read.at("/sunroof/value").asText(), read.toString());
        assertEquals(3, read.at("/seatHeating/value").asInt(), read.toString());
        try (PageBrowser browser = new PageBrowser()) {
            PageVisitor page = PageVisitor.signIn(
                            browser.window(ColorScheme.LIGHT), run.endpoints().address("page"), "demo")
                    .awaitConnected();
            assertThat(page.see("control-sunroof")).containsText("tilted");
            assertThat(page.see("control-seatHeating")).containsText("3");
        }
    }

    @Test
    void the_car_is_its_catalogue_and_its_program() {
        Set<String> files = typed().stream()
                .flatMap(line -> Pattern.compile("docs/your-own-car/\\S*[a-z]")
                        .matcher(line)
                        .results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("docs/your-own-car/car.py", "docs/your-own-car/catalogue.json"), files);
    }

    private static String withoutTimes(String line) {
        return line.replaceAll("[0-9.]+ s$", "… s");
    }

    private static String shell(ProcessBuilder command) {
        return command.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    /** The lines of the last step; a backslash goes on in the next. */
    private static List<String> typed() {
        List<String> block = blocks.stream()
                .filter(each -> each.stream().anyMatch(line -> line.startsWith("agent/agent ")))
                .findFirst()
                .orElseThrow();
        return String.join("\n", block).replaceAll("\\\\\n *", "").lines().toList();
    }

    private static List<List<String>> blocks(String document) throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        boolean inBlock = false;
        for (String line : document.lines().toList()) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                if (inBlock) {
                    blocks.add(new ArrayList<>());
                }
            } else if (inBlock) {
                blocks.get(blocks.size() - 1).add(line);
            }
        }
        return blocks.stream().filter(block -> !block.isEmpty()).toList();
    }
}
