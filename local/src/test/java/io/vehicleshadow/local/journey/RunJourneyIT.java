package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.run.Endpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} and {@code ./vehicle} do for a person, each as a process of its own. */
class RunJourneyIT {
    @TempDir
    private Path folder;

    private Process run;

    @AfterEach
    void end() throws Exception {
        if (run != null) {
            run.destroy();
            assertTrue(run.waitFor(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_run_has_a_car_that_answers_and_ends_with_all_its_processes() throws Exception {
        ShadowClient person = startRun();
        JsonNode answered = person.awaitOutcome("headlight", person.ask("headlight", "on"));
        assertEquals("on", ShadowClient.reported(answered, "headlight"));
        List<ProcessHandle> parts = run.descendants().toList();
        assertFalse(parts.isEmpty());
        run.destroy();
        assertTrue(run.waitFor(10, TimeUnit.SECONDS));
        for (ProcessHandle part : parts) {
            part.onExit().get(5, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(folder.resolve("endpoints.json")));
    }

    @Test
    void the_next_run_finds_the_shadow_and_the_car_as_they_were() throws Exception {
        ShadowClient person = startRun();
        long version = person.awaitOutcome("headlight", person.ask("headlight", "on"))
                .path("version")
                .asLong();
        end();
        person = startRun();
        JsonNode found = person.document();
        assertTrue(found.path("version").asLong() >= version, found.toString());
        assertEquals("on", ShadowClient.reported(found, "headlight"));
    }

    @Test
    void vehicle_car_acts_by_hand_and_refuses_nonsense_with_exit_code_2_and_one_line() throws Exception {
        ShadowClient person = startRun();
        assertEquals(0, vehicle("car", "window=down").exitCode());
        person.await(
                "the window down",
                document -> ShadowClient.reported(document, "window").equals("down"));
        for (String nonsense : List.of("window=sideways", "roof=open", "window")) {
            Ended refused = vehicle("car", nonsense);
            assertEquals(2, refused.exitCode(), refused.toString());
            assertEquals(1, refused.errors().lines().count(), refused.toString());
        }
    }

    @Test
    void without_a_run_vehicle_says_what_to_do() throws Exception {
        Ended refused = vehicle("car");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.errors().contains("start ./run first"), refused.errors());
    }

    private ShadowClient startRun() throws Exception {
        run = java("io.vehicleshadow.local.run.RunCommand", "--port-base", "0", "--data", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start();
        while (!Files.exists(folder.resolve("endpoints.json"))) {
            assertTrue(run.isAlive(), () -> "the run ended: " + folder.resolve("run.log"));
            Thread.onSpinWait();
        }
        String dataPlane = Endpoints.read(folder).http("dataPlane").toString();
        ShadowClient person = new ShadowClient(dataPlane, "tcu");
        person.await(
                "a first report",
                document -> document.path("state").path("reported").has("door"));
        return person;
    }

    private record Ended(int exitCode, String errors) {}

    private Ended vehicle(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        Process process = java("io.vehicleshadow.local.cli.VehicleCli", all.toArray(String[]::new))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String errors = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), errors);
    }

    private static ProcessBuilder java(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dvehicle-shadow.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
