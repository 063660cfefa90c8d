package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
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
        return RunProcess.vehicleHere(folder, command);
    }

    private static RunProcess.Ended open(String... options) throws Exception {
        assertEquals(0, vehicle("car", "door=close").exitCode());
        return vehicle(with(options, "send", "door=open", "--confirm", "--wait"));
    }

    @Test
    void what_opens_is_done_for_who_has_a_key_and_a_driver_s_can_be_taken_away() throws Exception {
        RunProcess.Ended refused = open();
        assertEquals(4, refused.exitCode(), refused.toString());
        assertTrue(refused.output().contains("only with a personal key's signature"), refused.output());

        String owner = publicHalf(RunProcess.vehicle(folder, "key", "make", "--json"));
        assertEquals(4, open().exitCode(), "a key that the car does not know");
        assertEquals(
                0,
                vehicle("key", "allow", owner, "Zoë", "--role", "owner", "--at-the-car")
                        .exitCode());
        RunProcess.Ended opened = RunProcess.vehicle(folder, "send", "door=open", "--confirm", "--wait");
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

    @Test
    void a_driver_s_key_comes_with_the_sharing_and_goes_with_it() throws Exception {
        String owner = publicHalf(
                vehicle("key", "make", "--key", folder.resolve("sharing.key").toString(), "--json"));
        assertEquals(
                0,
                vehicle("key", "allow", owner, "Anna", "--role", "owner", "--at-the-car")
                        .exitCode());
        String[] signed = {"--sign-with", folder.resolve("sharing.key").toString()};
        ApiPerson.signedIn(run.endpoints(), "cousin");
        String key = folder.resolve("cousin.key").toString();
        String driver = publicHalf(vehicle("key", "make", "--key", key, "--json"));

        RunProcess.Ended nonsense = vehicle(with(signed, "share", "cousin", "--key", "none"));
        assertEquals(2, nonsense.exitCode(), nonsense.toString());
        RunProcess.Ended viewer = vehicle(with(signed, "share", "cousin", "--role", "viewer", "--key", driver));
        assertEquals(2, viewer.exitCode(), viewer.toString());
        RunProcess.Ended stranger = vehicle("share", "cousin", "--key", driver, "--sign-with", key);
        assertEquals(4, stranger.exitCode(), "signed with a key that the car does not know: " + stranger);
        assertEquals(4, open("--key", key).exitCode(), "nobody has let it in");

        RunProcess.Ended shared = vehicle(with(signed, "share", "cousin", "--key", driver));
        assertEquals(0, shared.exitCode(), shared.toString());
        RunProcess.Ended list = vehicle("key", "list");
        assertTrue(list.output().matches("(?s).*driver +cousin\\R.*"), list.output());
        RunProcess.Ended opened = open("--key", key);
        assertEquals(0, opened.exitCode(), opened.toString());

        RunProcess.Ended stopped = vehicle(with(signed, "share", "cousin", "--stop"));
        assertEquals(0, stopped.exitCode(), stopped.toString());
        assertTrue(!vehicle("key", "list").output().contains("cousin"), stopped.toString());
        assertEquals(4, open("--key", key).exitCode(), "taken away");
    }

    private static String[] with(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    private static String publicHalf(RunProcess.Ended made) {
        assertEquals(0, made.exitCode(), made.toString());
        return made.output().replaceAll("(?s).*\"key\" ?: ?\"([^\"]+)\".*", "$1");
    }
}
