package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every line that the README tells a person to type, in its order, with what it says is printed. Times and ages may
 * differ; {@code …} stands for anything.
 */
class ReadmeJourneyIT {
    /** What is said, rightly, where the machine is so busy that the car answers later than anyone waits. */
    private static final Pattern NOT_YET =
            Pattern.compile("no answer yet|hasn't answered yet|hat noch nicht geantwortet");

    @TempDir
    private static Path folder;

    private static RunProcess run;

    @BeforeAll
    static void startAll() throws Exception {
        run = RunProcess.start(folder, 0);
        run.person();
    }

    @AfterAll
    static void endAll() throws Exception {
        run.stop();
    }

    /** A line to type, and what is printed; nothing where the README shows none. */
    private record Step(String typed, List<String> printed) {
        boolean onlyLooks() {
            return typed.matches(".*/vehicle (status|history|list)\\b.*") || typed.startsWith("curl localhost");
        }

        Pattern expected() {
            return Pattern.compile(
                    printed.stream().map(Step::pattern).collect(Collectors.joining("\\R")) + "\\R?", Pattern.DOTALL);
        }

        private static String pattern(String line) {
            String anything = "\u0000";
            return Pattern.quote(line.replaceAll(" +", " ").replace("…", anything))
                    .replace(anything, "\\E.*\\Q")
                    .replaceAll("[0-9]{2}:[0-9]{2}:[0-9]{2}", "\\\\E[0-9:]{8}\\\\Q")
                    .replaceAll("[0-9.]+ (s|min)\\b", "\\\\E[0-9.]+ (s|min)\\\\Q")
                    .replaceAll("(?<=battery )[0-9]+", "\\\\E[0-9.]+\\\\Q");
        }
    }

    @Test
    void every_line_of_the_readme_prints_what_the_readme_shows() throws Exception {
        List<Step> steps = steps(Files.readAllLines(Path.of("../README.md")));
        assertTrue(steps.size() > 15, steps.toString());
        for (Step step : steps) {
            if (step.typed.contains("/vehicle say")) {
                awaitAnswered();
            }
            if (step.onlyLooks()) {
                awaitMatch(step);
            } else {
                RunProcess.Ended ended = type(step.typed);
                assertTrue(
                        matches(step, ended) || NOT_YET.matcher(ended.output()).find(), step + " but " + ended);
            }
        }
    }

    private static void awaitAnswered() throws Exception {
        ApiPerson.signedIn(run.endpoints(), "demo").awaitPresence("ONLINE");
        run.shadow("tcu")
                .await(
                        "everything answered",
                        document -> document.path("state").path("desired").isMissingNode());
    }

    private static void awaitMatch(Step step) throws Exception {
        Looks.until(step.toString(), () -> type(step.typed), ended -> matches(step, ended));
    }

    private static boolean matches(Step step, RunProcess.Ended ended) {
        String output = ended.output().replaceAll(" +", " ");
        return step.printed.isEmpty()
                ? ended.exitCode() == 0
                : step.expected().matcher(output).matches();
    }

    private static RunProcess.Ended type(String line) throws IOException, InterruptedException {
        String here = line.replace(
                        "localhost:8081", run.endpoints().http("dataPlane").getAuthority())
                .replace("./vehicle ", shell(RunProcess.vehicleCommand(folder).command()) + " ");
        return RunProcess.ended(new ProcessBuilder("bash", "-c", here), folder, "");
    }

    private static String shell(List<String> command) {
        return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    private static List<Step> steps(List<String> readme) {
        List<Step> steps = new ArrayList<>();
        boolean inBlock = false;
        for (String line : readme) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
            } else if (inBlock && line.startsWith("$ ")) {
                steps.add(new Step(line.substring(2), new ArrayList<>()));
            } else if (inBlock
                    && !steps.isEmpty()
                    && !line.startsWith("./")
                    && !line.startsWith("npm ")
                    && !line.startsWith("infra/")) {
                steps.get(steps.size() - 1).printed.add(line);
            }
        }
        return steps;
    }
}
