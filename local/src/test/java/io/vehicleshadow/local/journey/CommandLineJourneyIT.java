package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./vehicle} prints and how it ends, against a whole run. Each way to end is shown by a process of its own;
 * what else is printed, by the command alone.
 */
class CommandLineJourneyIT {
    @TempDir
    private static Path folder;

    private static RunProcess run;
    private static ApiPerson demo;

    @BeforeAll
    static void startAll() throws Exception {
        run = RunProcess.start(folder, 0, "--live-refresh", "1");
        run.person();
        demo = ApiPerson.signedIn(run.endpoints(), "demo");
        assertEquals(0, vehicle("login", "--as", "demo").exitCode());
    }

    private interface Meanwhile {
        void act() throws Exception;
    }

    @AfterAll
    static void endAll() throws Exception {
        run.stop();
    }

    @BeforeEach
    void park() throws Exception {
        run.person().withdrawAll();
        byHand(
                "{\"connection\":\"restore\",\"speed\":0,\"door\":\"close\",\"lock\":\"unlocked\",\"headlight\":\"off\"}");
        demo.awaitPresence("ONLINE");
    }

    @Test
    void send_says_what_happened_and_ends_with_0() throws Exception {
        RunProcess.Ended sent = vehicle("send", "door=open", "--confirm", "--wait");
        assertEquals(0, sent.exitCode(), sent.toString());
        assertTrue(sent.output().matches("door open: done in [0-9]+[.][0-9] s\\R"), sent.output());
        RunProcess.Ended told = here("history", "--limit", "1");
        assertTrue(told.output().matches("[0-9:]{8}  demo by http +door open: done in [0-9.]+ s\\R"), told.output());
    }

    @Test
    void bad_input_ends_with_2_and_one_line_that_says_what_is_allowed() throws Exception {
        assertRefused("door can't be ajar; it can be open or closed", vehicle("send", "door=ajar"));
        assertRefused("climate can't be 99; it can be off or 16–28 °C", vehicle("send", "climate=99"));
        assertRefused(SignalCatalogue.standard().commandableKeys(), "send", "roof=open");
        assertRefused("SIGNAL=VALUE", "send", "door");
        assertRefused("1 to 10", "send", "door=close", "--wait=11");
        assertRefused("confirm", "send", "door=open");
    }

    @Test
    void waiting_may_be_said_before_the_signals_and_a_limit_counts_the_lines_that_are_printed() throws Exception {
        RunProcess.Ended sent = here("send", "--wait", "headlight=ON", "climate=20");
        assertEquals(0, sent.exitCode(), sent.toString());
        assertEquals(2, sent.output().lines().count(), sent.output());
        assertEquals(1, here("history", "--limit", "1").output().lines().count());
    }

    @Test
    void an_empty_list_says_so(@TempDir Path strangers) throws Exception {
        Files.copy(folder.resolve("endpoints.json"), strangers.resolve("endpoints.json"));
        assertEquals(
                0,
                RunProcess.vehicleHere(strangers, "login", "--as", "newcomer").exitCode());
        assertEquals(
                "you have no vehicle",
                RunProcess.vehicleHere(strangers, "list").output().strip());
    }

    @Test
    void a_vehicle_goes_by_the_name_that_its_owner_gave_it() throws Exception {
        RunProcess.Ended named = here("name", "Family car", "--plate", "M AB 123");
        assertEquals("now called Family car (M AB 123) [tcu]", named.output().strip(), named.toString());
        assertTrue(here("status", "--thing", "family car").output().startsWith("Family car (M AB 123) [tcu] is "));
        assertRefused("you have no vehicle 'Knut'; yours: Family car (M AB 123) [tcu]", "status", "--thing", "Knut");
        RunProcess.Ended unnamed = here("name", "", "--plate", "");
        assertEquals("now called tcu", unnamed.output().strip(), unnamed.toString());
    }

    @Test
    void share_refuses_who_has_no_account_and_stop_says_if_there_was_nothing_to_stop() throws Exception {
        assertRefused("Nobody named no-one has an account here", "share", "no-one");
        ApiPerson.signedIn(run.endpoints(), "cousin");
        assertEquals(
                "cousin is now viewer",
                here("share", "cousin", "--role", "viewer").output().strip());
        assertEquals(
                "no longer shared with cousin",
                here("share", "cousin", "--stop").output().strip());
        assertEquals(
                "was not shared with cousin",
                here("share", "cousin", "--stop").output().strip());
    }

    private static void assertRefused(String named, String... command) {
        assertRefused(named, here(command));
    }

    private static void assertRefused(String named, RunProcess.Ended refused) {
        assertEquals(2, refused.exitCode(), refused.toString());
        assertEquals(1, refused.errors().lines().count(), refused.toString());
        assertTrue(refused.errors().contains(named), refused.errors());
    }

    @Test
    void a_car_that_is_away_ends_with_3_and_since_when_it_is_away() throws Exception {
        byHand("{\"connection\":\"cut\"}");
        demo.awaitPresence("OFFLINE");
        RunProcess.Ended sent = vehicle("send", "headlight=on", "--wait=1");
        assertEquals(3, sent.exitCode(), sent.toString());
        assertTrue(sent.output().contains("headlight on: no answer yet; expires at "), sent.output());
        assertTrue(sent.output().matches("(?s).*the car is offline since [0-9:]{8} \\([0-9]+ s\\)\\R"), sent.output());
    }

    @Test
    void what_is_not_answered_can_be_withdrawn() throws Exception {
        byHand("{\"connection\":\"cut\"}");
        demo.awaitPresence("OFFLINE");
        assertEquals(0, here("send", "climate=21.5").exitCode());
        assertTrue(here("status").output().contains("climate 21.5 °C requested: no answer yet; expires at "));
        assertEquals(
                "climate 21.5 °C: withdrawn",
                vehicle("withdraw", "climate").output().strip());
        assertRefused("climate", "withdraw", "climate");
        assertRefused("roof", "withdraw", "roof");
    }

    @Test
    void who_waits_for_what_is_withdrawn_meanwhile_gets_4() throws Exception {
        RunProcess.Ended sent = whileWaiting("climate=21.5", () -> demo.send("DELETE /vehicles/tcu/commands/climate"));
        assertEquals(4, sent.exitCode(), sent.toString());
        assertTrue(sent.output().contains("climate 21.5 °C: withdrawn"), sent.output());
    }

    @Test
    void who_waits_for_what_is_replaced_by_another_request_meanwhile_gets_4() throws Exception {
        RunProcess.Ended sent = whileWaiting("headlight=on", () -> {
            demo.send("POST /vehicles/tcu/commands", "{\"headlight\":\"off\"}");
        });
        assertEquals(4, sent.exitCode(), sent.toString());
        assertTrue(sent.output().contains("headlight on: replaced by a newer request"), sent.output());
    }

    /** Sends a command to a car that is away, and does something else while the sender waits for the answer. */
    private static RunProcess.Ended whileWaiting(String command, Meanwhile meanwhile) throws Exception {
        byHand("{\"connection\":\"cut\"}");
        demo.awaitPresence("OFFLINE");
        CompletableFuture<RunProcess.Ended> sent = inTheBackground(() -> here("send", command, "--wait=10"));
        String signal = command.split("=")[0];
        run.person()
                .await(
                        signal + " requested",
                        document -> document.path("state").path("desired").has(signal));
        meanwhile.act();
        return sent.get(90, TimeUnit.SECONDS);
    }

    @Test
    void a_refusal_by_the_car_ends_with_4_and_its_reason() throws Exception {
        byHand("{\"speed\":30}");
        RunProcess.Ended sent = vehicle("send", "door=open", "--confirm", "--wait");
        assertEquals(4, sent.exitCode(), sent.toString());
        assertTrue(sent.output().contains("door open: refused, the car is moving"), sent.output());
    }

    /** The unit has 8 s and who waits has 10: where the machine took more than the rest, the next try shows it. */
    @Test
    void a_control_unit_that_never_answers_has_failed_within_the_longest_wait() throws Exception {
        byHand("{\"ecu\":{\"headlight\":\"silent\",\"climate\":\"silent\"}}");
        try {
            CompletableFuture<RunProcess.Ended> sent = inTheBackground(
                    () -> again(5, ended -> ended.exitCode() != 3, () -> here("send", "headlight=on", "--wait")));
            HttpResponse<String> answer = again(
                    5,
                    told -> told.statusCode() == 200,
                    () -> demo.send("POST /vehicles/tcu/commands", "{\"climate\":21}", "Prefer", "wait=10"));
            JsonNode climate = ApiPerson.json(answer).at("/signals/climate");
            assertEquals("FAILED", climate.path("status").asText(), answer.body());
            assertEquals("ECU_TIMEOUT", climate.path("reason").asText(), answer.body());
            RunProcess.Ended ended = sent.get(90, TimeUnit.SECONDS);
            assertEquals(4, ended.exitCode(), ended.toString());
            assertEquals(
                    "headlight on: failed, the car's control unit did not answer in time",
                    ended.output().strip());
        } finally {
            byHand("{\"ecu\":{\"headlight\":\"ok\",\"climate\":\"ok\"}}");
        }
    }

    private static <T> T again(int most, Predicate<T> enough, Callable<T> act) throws Exception {
        T result = act.call();
        for (int tries = 1; tries < most && !enough.test(result); tries++) {
            result = act.call();
        }
        return result;
    }

    private static <T> CompletableFuture<T> inTheBackground(Callable<T> act) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return act.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void watch_begins_with_the_state_and_then_shows_requests_with_their_sender_and_what_the_car_reports()
            throws Exception {
        Process watch = RunProcess.vehicleCommand(folder, "watch")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = watch.inputReader()) {
            assertTrue(lines.readLine().startsWith("tcu is online since "));
            awaitLine(lines, "watching tcu");
            demo.send("POST /vehicles/tcu/commands", "{\"headlight\":\"on\"}");
            awaitLine(lines, "headlight: on requested by demo by http");
            awaitLine(lines, "headlight is on");
            awaitLine(lines, "headlight: done");
            byHand("{\"connection\":\"cut\"}");
            awaitLine(lines, "tcu went offline");
            byHand("{\"connection\":\"restore\"}");
            awaitLine(lines, "tcu is online");
            watch.destroy();
            assertTrue(watch.waitFor(90, TimeUnit.SECONDS), "watch did not end");
        } finally {
            watch.destroyForcibly();
        }
    }

    @Test
    void watch_ends_with_2_and_says_why_when_it_is_no_longer_let_in(@TempDir Path guests) throws Exception {
        Files.copy(folder.resolve("endpoints.json"), guests.resolve("endpoints.json"));
        assertEquals(0, RunProcess.vehicleHere(guests, "login", "--as", "guest").exitCode());
        demo.send("PUT /vehicles/tcu/drivers/guest", "{\"role\":\"DRIVER\"}");
        Process watch = RunProcess.vehicleCommand(guests, "watch").start();
        try (BufferedReader lines = watch.inputReader();
                BufferedReader errors = watch.errorReader()) {
            awaitLine(lines, "watching tcu");
            demo.send("DELETE /vehicles/tcu/drivers/guest");
            awaitLine(lines, "the connection ended; trying again");
            assertTrue(watch.waitFor(90, TimeUnit.SECONDS), "watch did not end");
            assertEquals(2, watch.exitValue());
            assertEquals(
                    List.of("./vehicle watch: the broker no longer lets you in; sign in with: ./vehicle --data '"
                            + guests + "' login --as NAME"),
                    errors.lines().toList());
        } finally {
            watch.destroyForcibly();
        }
    }

    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        String line = lines.readLine();
        StringBuilder seen = new StringBuilder();
        while (line != null && !line.endsWith(wanted)) {
            seen.append(line).append('\n');
            line = lines.readLine();
        }
        assertTrue(line != null, "'" + wanted + "' never came, but\n" + seen);
    }

    private static RunProcess.Ended vehicle(String... arguments) throws IOException, InterruptedException {
        return RunProcess.vehicle(folder, arguments);
    }

    /** What the command does and prints, where another test shows that its process ends so. */
    private static RunProcess.Ended here(String... arguments) {
        return RunProcess.vehicleHere(folder, arguments);
    }

    private static void byHand(String json) throws IOException, InterruptedException {
        AwayCar.byHand(run.endpoints(), json);
    }
}
