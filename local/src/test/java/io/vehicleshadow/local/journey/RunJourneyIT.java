package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} and {@code ./vehicle} do for a person, each as a process of its own, again and again on one folder. */
class RunJourneyIT {
    @TempDir
    private static Path parent;

    private static RunProcess run;

    @AfterAll
    static void end() throws Exception {
        if (run != null) {
            run.stop();
        }
    }

    /** The run, which is started if the test before has ended it. */
    private static RunProcess running() throws Exception {
        if (run == null) {
            run = RunProcess.startOn(data(), output());
            Looks.until("a welcome", () -> Files.readString(output()), printed -> printed.contains("Ctrl-C ends it."));
            Looks.until("a car", RunJourneyIT::carAnswers, answers -> answers);
            run.person();
        }
        return run;
    }

    private static boolean carAnswers() throws IOException, InterruptedException {
        try {
            AwayCar.byHand(run.endpoints(), "{\"speed\":0}");
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** The run, which the test ends. */
    private static RunProcess ending() throws Exception {
        RunProcess ended = running();
        run = null;
        return ended;
    }

    /** Not there before the first run makes it. */
    private static Path data() {
        return parent.resolve("data");
    }

    private static Path output() {
        return parent.resolve("run.out");
    }

    private static void assertEnded(List<ProcessHandle> parts) throws Exception {
        assertFalse(parts.isEmpty());
        for (ProcessHandle part : parts) {
            part.onExit().get(90, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_run_has_a_car_that_answers_and_ends_with_all_its_processes() throws Exception {
        ShadowClient person = running().person();
        JsonNode answered = person.awaitOutcome("headlight", person.ask("headlight", "on"));
        assertEquals("on", ShadowClient.reported(answered, "headlight"));
        List<ProcessHandle> parts = run.descendants();
        ending().stop();
        assertEnded(parts);
        assertFalse(Files.exists(data().resolve("endpoints.json")));
    }

    @Test
    void a_run_that_is_ended_while_it_starts_leaves_no_agent_behind(@TempDir Path folder) throws Exception {
        RunProcess starting = RunProcess.startUntilTheAgent(folder);
        List<ProcessHandle> parts = starting.descendants();
        starting.stop();
        assertEnded(parts);
        assertFalse(Files.exists(folder.resolve("endpoints.json")));
        // On a busy machine it may have got ready between the look and the signal.
        String printed = Files.readString(folder.resolve("run.out"));
        assertFalse(printed.contains("agent ended"), printed);
    }

    @Test
    void a_run_that_is_killed_leaves_no_agent_behind() throws Exception {
        List<ProcessHandle> parts = running().descendants();
        ending().kill();
        assertEnded(parts);
    }

    @Test
    void ctrl_c_says_nothing_alarming() throws Exception {
        ending().pressCtrlC();
        String printed = Files.readString(output());
        assertTrue(printed.contains("Ctrl-C ends it."), printed);
        assertFalse(printed.contains("agent ended"), printed);
        assertFalse(Files.exists(data().resolve("endpoints.json")));
    }

    @Test
    void the_next_run_on_other_ports_finds_the_shadow_the_car_and_the_login_as_they_were() throws Exception {
        ShadowClient person = running().person();
        assertEquals(0, RunProcess.vehicle(data(), "login", "--as", "demo").exitCode());
        long version = person.awaitOutcome("headlight", person.ask("headlight", "on"))
                .path("version")
                .asLong();
        ending().stop();
        JsonNode found = running().person().document();
        assertTrue(found.path("version").asLong() >= version, found.toString());
        assertEquals("on", ShadowClient.reported(found, "headlight"));
        RunProcess.Ended status = RunProcess.vehicle(data(), "status");
        assertEquals(0, status.exitCode(), status.toString());
        assertTrue(status.output().startsWith("tcu is "), status.toString());
    }

    @Test
    void the_data_folder_and_its_logs_are_their_owner_s_only() throws Exception {
        running();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data())));
        for (String file : List.of("run.log", "agent.log", "endpoints.json")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve(file))),
                    file);
        }
    }

    @Test
    void a_port_that_is_taken_is_named(@TempDir Path folder) throws Exception {
        int base = RunProcess.freePortBase();
        for (int taken : new int[] {base, base + 1, base + 5}) {
            try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
                AssertionError refused =
                        assertThrows(AssertionError.class, () -> RunProcess.start(folder, base, "--no-agent"));
                assertTrue(refused.getMessage().contains("./run: port " + other.getLocalPort()), refused.getMessage());
            }
        }
    }

    @Test
    void login_where_nobody_answers_says_so_in_one_line_and_ends_with_2(@TempDir Path dead) throws Exception {
        Map<String, String> addresses = new HashMap<>(running().endpoints().addresses());
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            addresses.put("signIn", "http://localhost:" + nobody.getLocalPort());
        }
        new Endpoints(addresses).write(dead);
        RunProcess.Ended refused = RunProcess.vehicle(dead, "login", "--as", "demo");
        assertEquals(2, refused.exitCode(), refused.toString());
        assertEquals(
                "./vehicle login: no answer from " + addresses.get("signIn") + ": is ./run running?",
                refused.errors().strip());
    }

    @Test
    void vehicle_car_acts_by_hand_and_refuses_nonsense_with_exit_code_2_and_one_line() throws Exception {
        ShadowClient person = running().person();
        assertEquals(0, RunProcess.vehicle(data(), "car", "window=down").exitCode());
        person.await(
                "the window down",
                document -> ShadowClient.reported(document, "window").equals("down"));
        assertRefused("window", RunProcess.vehicle(data(), "car", "window=sideways"));
        assertRefused("roof", RunProcess.vehicleHere(data(), "car", "roof=open"));
        assertRefused("window", RunProcess.vehicleHere(data(), "car", "window"));
    }

    private static void assertRefused(String named, RunProcess.Ended refused) {
        assertEquals(2, refused.exitCode(), refused.toString());
        assertEquals(1, refused.errors().lines().count(), refused.toString());
        assertTrue(refused.errors().contains(named), refused.toString());
    }

    @Test
    void without_a_run_vehicle_says_what_to_do(@TempDir Path folder) throws Exception {
        RunProcess.Ended refused = RunProcess.vehicle(folder, "car");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.errors().contains("./run first"), refused.errors());
    }
}
