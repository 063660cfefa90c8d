package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./vehicle fleet} as processes of their own, against a whole run. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FleetJourneyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CARS = 5;

    @TempDir
    private static Path folder;

    private static RunProcess run;

    @BeforeAll
    static void start() throws Exception {
        run = RunProcess.start(folder, 0, "--no-agent");
    }

    @AfterAll
    static void end() throws Exception {
        run.stop();
    }

    private static String[] fleet(String... more) {
        List<String> command =
                new ArrayList<>(List.of("fleet", "--vehicles=" + CARS, "--rate=5", "--no-movement-time"));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    @Test
    void a_fleet_answers_every_command_and_starts_again_with_its_certificates_also_after_a_kill() throws Exception {
        JsonNode first = summary(ended(RunProcess.vehicle(folder, fleet("--minutes=0.05", "--json"))));
        assertEquals(CARS, first.path("online").asInt(), first.toString());
        assertTrue(first.path("sent").asInt() > 0, first.toString());
        assertEquals(first.path("sent").asInt(), answered(first), first.toString());
        assertTrue(first.at("/outcomes/SUCCEEDED").asInt() > 0, first.toString());
        assertTrue(first.path("megabytesPerCar").asDouble() > 0, first.toString());
        Map<String, String> before = certificates();
        assertEquals(CARS, before.size());

        JsonNode second = summary(
                endedByCtrlC(FleetJourneyIT::hadFaultsOfEveryKind, fleet("--json", "--faults=cut,jam,slow,kill")));
        assertEquals(before, certificates());
        assertEquals(
                second.path("sent").asInt(),
                answered(second) + second.path("inFlight").asInt(),
                second.toString());
    }

    private static boolean hadFaultsOfEveryKind(String line) {
        try {
            JsonNode counts = JSON.readTree(line).path("faults");
            return counts.size() == 4 && counts.valueStream().allMatch(count -> count.asInt() > 0);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Test
    void ctrl_c_ends_a_fleet_with_its_table_and_leaves_no_process() throws Exception {
        List<String> rest = endedByCtrlC(line -> line.contains("commands sent"), fleet());
        assertTrue(rest.stream().anyMatch(row -> row.strip().startsWith("no answer")), rest::toString);
        assertTrue(rest.stream().anyMatch(row -> row.startsWith("p50, p99")), rest::toString);
    }

    /** Runs a fleet until it prints such a line, presses Ctrl-C, and tells what it printed after it. */
    private static List<String> endedByCtrlC(Predicate<String> isEnough, String... arguments) throws Exception {
        ProcessBuilder command = RunProcess.vehicleCommand(folder, arguments);
        command.command().addAll(0, List.of("setsid", "env", "--default-signal=INT"));
        Process fleet = command.redirectErrorStream(true).start();
        try (BufferedReader output = fleet.inputReader()) {
            String line = output.readLine();
            while (line != null && !isEnough.test(line)) {
                line = output.readLine();
            }
            List<ProcessHandle> cars = fleet.descendants().toList();
            assertFalse(cars.isEmpty());
            new ProcessBuilder("kill", "-INT", "--", "-" + fleet.pid()).start().waitFor();
            List<String> rest = output.lines().toList();
            assertEquals(130, fleet.onExit().join().exitValue());
            assertTrue(cars.stream().noneMatch(ProcessHandle::isAlive));
            return rest;
        }
    }

    private static int answered(JsonNode summary) {
        int sum = 0;
        for (JsonNode count : summary.path("outcomes")) {
            sum += count.asInt();
        }
        return sum;
    }

    private static List<String> ended(RunProcess.Ended fleet) {
        assertEquals(0, fleet.exitCode(), fleet.errors());
        return fleet.output().lines().toList();
    }

    private static JsonNode summary(List<String> lines) throws IOException {
        JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
        assertTrue(last.path("ended").asBoolean(), lines::toString);
        return last;
    }

    private static Map<String, String> certificates() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve("fleet"))) {
            for (Path file :
                    all.filter(path -> path.endsWith("certificate.pem")).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
