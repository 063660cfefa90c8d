package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose vehicle opens only for who has signed with a key of their own. */
class ProvenCommandJourneyIT {
    @TempDir
    private static Path folder;

    private static RunProcess run;

    @BeforeAll
    static void startAll() throws Exception {
        run = RunProcess.start(folder, 0, "--require-proof", "confirm");
        ApiPerson demo = ApiPerson.signedIn(run.endpoints(), "demo");
        demo.awaitPresence("ONLINE");
        assertEquals(0, vehicle("login", "--as", "demo").exitCode());
    }

    @AfterAll
    static void endAll() throws Exception {
        run.stop();
    }

    private static RunProcess.Ended vehicle(String... command) throws Exception {
        return RunProcess.vehicle(folder, command);
    }

    private static RunProcess.Ended open(String... options) throws Exception {
        assertEquals(0, vehicle("car", "door=close").exitCode());
        String[] send = {"send", "door=open", "--confirm", "--wait"};
        String[] all = Arrays.copyOf(send, send.length + options.length);
        System.arraycopy(options, 0, all, send.length, options.length);
        return vehicle(all);
    }

    @Test
    void what_opens_is_done_for_who_has_a_key_and_a_driver_s_can_be_taken_away() throws Exception {
        RunProcess.Ended refused = open();
        assertEquals(4, refused.exitCode(), refused.toString());
        assertTrue(refused.output().contains("only with a personal key's signature"), refused.output());

        String owner = publicHalf(vehicle("key", "make", "--json"));
        assertEquals(4, open().exitCode(), "a key that the car does not know");
        assertEquals(
                0,
                vehicle("key", "allow", owner, "Zoë", "--role", "owner", "--at-the-car")
                        .exitCode());
        RunProcess.Ended opened = open();
        assertEquals(0, opened.exitCode(), opened.toString());

        String key = folder.resolve("driver.key").toString();
        String driver = publicHalf(vehicle("key", "make", "--key", key, "--json"));
        assertEquals(4, open("--key", key).exitCode());
        RunProcess.Ended allowed = vehicle("key", "allow", driver, "Carl", "--role", "guest", "--hours", "3");
        assertEquals(0, allowed.exitCode(), allowed.toString());
        assertEquals(0, open("--key", key).exitCode());

        RunProcess.Ended list = vehicle("key", "list");
        assertTrue(list.output().contains("opening and unlocking"), list.output());
        assertTrue(list.output().matches("(?s).*owner +Zoë.*guest +Carl, until .*"), list.output());
        String id = list.output().replaceAll("(?s).*\\s(\\S{22})\\s+guest.*", "$1");
        assertEquals(0, vehicle("key", "remove", id).exitCode());
        assertEquals(4, open("--key", key).exitCode());
        assertEquals(0, vehicle("send", "headlight=on", "--wait", "--key", key).exitCode());
    }

    private static String publicHalf(RunProcess.Ended made) {
        assertEquals(0, made.exitCode(), made.toString());
        return made.output().replaceAll("(?s).*\"key\" ?: ?\"([^\"]+)\".*", "$1");
    }
}
