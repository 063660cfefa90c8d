package io.vehicleshadow.agent.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.TestBench;
import io.vehicleshadow.agent.model.BadNetwork;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may change which keys a vehicle takes proofs of, and from when on that counts. */
class KeyCommandTest {
    private final ProvenWorld car = new ProvenWorld();
    private final SigningKey driver = new SigningKey(ProvenWorld.pair("EC"));

    @BeforeEach
    void connect() {
        car.world.connectAndReport();
    }

    private String change(SigningKey by, String change) {
        car.ask("keys", change, car.proof(by, "keys", change, car.world.seconds() + 60));
        assertTrue(
                car.world.shadow.isNothingDesired(), car.world.shadow.desired().toString());
        return car.world.shadow.outcome("keys");
    }

    private String open(SigningKey by) {
        car.world.byHand("door", "\"close\"");
        car.ask("door", "open", car.proof(by, "door", "open", car.world.seconds() + 60));
        return car.world.shadow.outcome("door");
    }

    private static String allow(SigningKey key, String role, String until) {
        return "allow " + role + " " + until + " " + key.open().text() + " Somebody’s phone";
    }

    private JsonNode told() {
        return car.world.shadow.reported().path("proof");
    }

    @Test
    void an_owner_lets_a_driver_in_and_takes_the_key_away_again() {
        assertEquals("REJECTED/KEY_UNKNOWN", open(driver));
        assertEquals("SUCCEEDED", change(car.owner, allow(driver, "DRIVER", "-")));
        assertEquals("SUCCEEDED", open(driver));
        assertEquals("confirm", told().path("require").asText());
        assertEquals(2, told().path("keys").size());
        assertEquals(
                "DRIVER Somebody’s phone " + driver.open().id(),
                told().at("/keys/1/role").asText() + " "
                        + told().at("/keys/1/name").asText() + " "
                        + told().at("/keys/1/id").asText());
        assertEquals("SUCCEEDED", change(car.owner, "remove " + driver.open().id()));
        assertEquals("REJECTED/KEY_UNKNOWN", open(driver));
        assertEquals(1, told().path("keys").size());
    }

    @Test
    void what_is_told_of_keys_is_told_once() {
        change(car.owner, allow(driver, "GUEST", "" + (car.world.seconds() + 600)));
        int sent = car.world.sent.size();
        car.world.pass(Duration.ofMinutes(10));
        assertEquals(sent, car.world.sent.size());
    }

    @Test
    void what_somebody_else_writes_of_keys_is_put_right() {
        car.world.write("{\"state\":{\"reported\":{\"proof\":{\"require\":\"none\"}}}}");
        car.world.pass(Duration.ofSeconds(2));
        assertEquals("confirm", told().path("require").asText());
    }

    @Test
    void a_vehicle_that_asks_for_proofs_no_more_says_so() {
        car.policy = ProofPolicy.NONE;
        car.world.startAgent();
        car.world.connectAndReport();
        assertTrue(told().isMissingNode());
    }

    @Test
    void a_driver_lets_nobody_in() {
        change(car.owner, allow(driver, "DRIVER", "-"));
        SigningKey friend = new SigningKey(ProvenWorld.pair("Ed25519"));
        assertEquals("REJECTED/KEY_NOT_ALLOWED", change(driver, allow(friend, "GUEST", "1999999999")));
        assertEquals("REJECTED/KEY_UNKNOWN", open(friend));
    }

    @Test
    void keys_are_not_changed_without_a_proof_whatever_is_asked_for_otherwise() {
        for (ProofPolicy policy : List.of(ProofPolicy.CONFIRM, ProofPolicy.ALL)) {
            car.policy = policy;
            car.world.startAgent();
            car.world.connectAndReport();
            car.ask("keys", allow(driver, "OWNER", "-"), null);
            assertEquals("REJECTED/PROOF_MISSING", car.world.shadow.outcome("keys"));
        }
        assertEquals("REJECTED/KEY_UNKNOWN", open(driver));
    }

    @Test
    void a_proof_for_one_role_gives_no_other() {
        String proof = car.proof("keys", allow(driver, "DRIVER", "-"));
        car.ask("keys", allow(driver, "OWNER", "-"), proof);
        assertEquals("REJECTED/PROOF_INVALID", car.world.shadow.outcome("keys"));
    }

    @Test
    void a_guest_s_key_ends_at_its_time() {
        long end = car.world.seconds() + 100;
        change(car.owner, allow(driver, "GUEST", "" + end));
        assertEquals("SUCCEEDED", open(driver));
        car.world.pass(Duration.ofSeconds(end - car.world.seconds()));
        assertEquals("REJECTED/KEY_NOT_ALLOWED", open(driver));
    }

    @Test
    void the_last_owner_s_key_is_neither_removed_nor_made_another_s() {
        assertEquals(
                "REJECTED/KEY_NOT_ALLOWED",
                change(car.owner, "remove " + car.owner.open().id()));
        assertEquals("REJECTED/KEY_NOT_ALLOWED", change(car.owner, allow(car.owner, "DRIVER", "-")));
        assertEquals("SUCCEEDED", change(car.owner, allow(driver, "OWNER", "-")));
        assertEquals("SUCCEEDED", change(car.owner, "remove " + car.owner.open().id()));
        assertEquals(
                "REJECTED/KEY_NOT_ALLOWED",
                change(driver, "remove " + driver.open().id()));
        assertEquals("SUCCEEDED", open(driver));
    }

    @Test
    void a_change_that_is_none_is_refused() {
        for (String none :
                List.of("allow", "remove me", "allow KING - " + driver.open().text() + " X")) {
            assertEquals("REJECTED/INVALID_VALUE", change(car.owner, none));
        }
    }

    @Test
    void there_are_no_more_keys_than_fit() {
        for (int i = 1; i < KeyRing.MOST; i++) {
            car.letIn(new SigningKey(ProvenWorld.pair("Ed25519")).open(), KeyRole.DRIVER, OptionalLong.empty());
        }
        assertEquals("REJECTED/KEY_NOT_ALLOWED", change(car.owner, allow(driver, "DRIVER", "-")));
    }

    @Test
    void a_change_that_was_made_just_before_a_crash_is_told_as_made() {
        String change = allow(driver, "DRIVER", "-");
        car.world.network(BadNetwork.slow(Duration.ofMillis(100)));
        car.world.ask(ProvenWorld.request("keys", change, car.proof("keys", change)));
        while (car.keys.find(driver.open().id()).isEmpty()) {
            car.world.pass(Duration.ofMillis(1));
        }
        assertEquals("", car.world.shadow.outcome("keys"));
        car.world.startAgent();
        car.world.connectAndReport();
        assertEquals("SUCCEEDED", car.world.shadow.outcome("keys"));
        assertEquals("SUCCEEDED", open(driver));
    }

    @Test
    void an_old_change_is_not_made_again() {
        String change = allow(driver, "DRIVER", "-");
        String proof = car.proof("keys", change);
        car.ask("keys", change, proof);
        change(car.owner, "remove " + driver.open().id());
        car.ask("keys", change, proof);
        assertEquals("REJECTED/PROOF_REPLAYED", car.world.shadow.outcome("keys"));
        assertEquals("REJECTED/KEY_UNKNOWN", open(driver));
    }

    @Test
    void who_stands_at_the_car_replaces_a_lost_key_and_an_old_command_does_not_bring_it_back() {
        String change = allow(driver, "DRIVER", "-");
        change(car.owner, change);
        TestBench bench = new KeyedCar(car.world.car, car.keys, car.world.loop)
                .testBench()
                .orElseThrow();
        bench.move("keys", new SignalValue.Word("remove " + driver.open().id()));
        assertEquals("REJECTED/KEY_UNKNOWN", open(driver));
        assertEquals("SUCCEEDED", change(car.owner, change));
        assertEquals("SUCCEEDED", open(driver), "the same words are a new command");
        assertThrows(
                IllegalArgumentException.class,
                () -> bench.move(
                        "keys",
                        new SignalValue.Word("remove " + car.owner.open().id())));
        bench.move("headlight", new SignalValue.Word("on"));
    }
}
