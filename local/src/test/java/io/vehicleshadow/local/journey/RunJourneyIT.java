package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} and {@code ./vehicle} do for a person, each as a process of its own. */
class RunJourneyIT {
    @TempDir
    private Path folder;

    private RunProcess run;

    @AfterEach
    void end() throws Exception {
        if (run != null) {
            run.stop();
        }
    }

    @Test
    void a_run_has_a_car_that_answers_and_ends_with_all_its_processes() throws Exception {
        ShadowClient person = startRun();
        JsonNode answered = person.awaitOutcome("headlight", person.ask("headlight", "on"));
        assertEquals("on", ShadowClient.reported(answered, "headlight"));
        List<ProcessHandle> parts = run.descendants();
        assertFalse(parts.isEmpty());
        run.stop();
        for (ProcessHandle part : parts) {
            part.onExit().get(90, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(folder.resolve("endpoints.json")));
    }

    @Test
    void a_run_that_is_ended_while_it_starts_leaves_no_agent_behind() throws Exception {
        run = RunProcess.startUntilTheAgent(folder);
        List<ProcessHandle> parts = run.descendants();
        run.stop();
        for (ProcessHandle part : parts) {
            part.onExit().get(90, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(folder.resolve("endpoints.json")));
        assertEquals("", Files.readString(folder.resolve("run.out")));
    }

    @Test
    void a_run_that_is_killed_leaves_no_agent_behind() throws Exception {
        startRun();
        List<ProcessHandle> parts = run.descendants();
        assertFalse(parts.isEmpty());
        run.kill();
        run = null;
        for (ProcessHandle part : parts) {
            part.onExit().get(90, TimeUnit.SECONDS);
        }
    }

    @Test
    void ctrl_c_says_nothing_alarming() throws Exception {
        startRun();
        run.pressCtrlC();
        String printed = Files.readString(folder.resolve("run.out"));
        assertTrue(printed.contains("Ctrl-C ends it."), printed);
        assertFalse(printed.contains("agent ended"), printed);
        assertFalse(Files.exists(folder.resolve("endpoints.json")));
    }

    @Test
    void a_restart_on_other_ports_needs_no_new_login() throws Exception {
        startRun();
        assertEquals(0, RunProcess.vehicle(folder, "login", "--as", "demo").exitCode());
        end();
        startRun();
        RunProcess.Ended status = RunProcess.vehicle(folder, "status");
        assertEquals(0, status.exitCode(), status.toString());
        assertTrue(status.output().startsWith("tcu is "), status.toString());
    }

    @Test
    void the_data_folder_and_its_logs_are_their_owner_s_only(@TempDir Path parent) throws Exception {
        Path data = parent.resolve("data");
        RunProcess other = RunProcess.startOn(data, parent.resolve("run.out"));
        try {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
            for (String file : List.of("run.log", "agent.log", "endpoints.json")) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))),
                        file);
            }
        } finally {
            other.stop();
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
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
    void login_where_nobody_answers_says_so_in_one_line_and_ends_with_2() throws Exception {
        startRun();
        Path dead = Files.createDirectories(folder.resolve("dead"));
        Files.copy(folder.resolve("endpoints.json"), dead.resolve("endpoints.json"));
        String signIn = run.endpoints().address("signIn");
        end();
        RunProcess.Ended refused = RunProcess.vehicle(dead, "login", "--as", "demo");
        assertEquals(2, refused.exitCode(), refused.toString());
        assertEquals(
                "./vehicle login: no answer from " + signIn + ": is ./run running?",
                refused.errors().strip());
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
        assertEquals(0, RunProcess.vehicle(folder, "car", "window=down").exitCode());
        person.await(
                "the window down",
                document -> ShadowClient.reported(document, "window").equals("down"));
        for (String nonsense : List.of("window=sideways", "roof=open", "window")) {
            RunProcess.Ended refused = RunProcess.vehicle(folder, "car", nonsense);
            assertEquals(2, refused.exitCode(), refused.toString());
            assertEquals(1, refused.errors().lines().count(), refused.toString());
            assertTrue(refused.errors().contains(nonsense.split("=")[0]), refused.toString());
        }
    }

    @Test
    void without_a_run_vehicle_says_what_to_do() throws Exception {
        RunProcess.Ended refused = RunProcess.vehicle(folder, "car");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.errors().contains("./run first"), refused.errors());
    }

    private ShadowClient startRun() throws Exception {
        run = RunProcess.start(folder, 0);
        return run.person();
    }
}
