package io.vehicleshadow.agent.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What opens is done with a proof of exactly that, once, in time; and nothing else is. */
class ProvenCommandTest {
    private final InMemoryJournal written = new InMemoryJournal();
    private Runnable meanwhile = () -> {};
    private final ProvenWorld car = new ProvenWorld(new Journal() {
        @Override
        public void write(Intent intent) {
            written.write(intent);
            meanwhile.run();
        }

        @Override
        public void remove(SignalKey key) {
            written.remove(key);
        }

        @Override
        public Collection<Intent> unanswered() {
            return written.unanswered();
        }
    });

    @BeforeEach
    void connect() {
        car.world.connectAndReport();
    }

    private void assertOpened(int times) {
        assertEquals(
                times,
                car.world.acted.stream()
                        .filter(act -> act.value().asText().equals("open"))
                        .count());
        assertTrue(
                car.world.shadow.isNothingDesired(), car.world.shadow.desired().toString());
        assertEquals(List.of(), car.world.erased);
    }

    private String outcome() {
        return car.world.shadow.outcome("door");
    }

    @Test
    void what_opens_is_done_with_a_proof_and_both_are_cleared() {
        car.ask("door", "open", car.proof("door", "open"));
        assertEquals("SUCCEEDED", outcome());
        assertEquals("open", car.world.shadow.reported("door"));
        assertOpened(1);
    }

    @Test
    void what_opens_is_refused_without_a_proof_and_what_closes_is_not() {
        car.world.ask("{\"door\":\"open\"}");
        car.world.pass(Duration.ofSeconds(3));
        assertEquals("REJECTED/PROOF_MISSING", outcome());
        car.world.byHand("door", "\"open\"");
        car.world.ask("{\"door\":\"close\"}");
        car.world.pass(Duration.ofSeconds(3));
        assertEquals("SUCCEEDED", outcome());
        assertEquals("close", car.world.shadow.reported("door"));
        assertOpened(0);
    }

    @Test
    void where_all_is_to_be_proven_a_headlight_is_refused_without_a_proof() {
        car.policy = ProofPolicy.ALL;
        car.world.startAgent();
        car.world.connectAndReport();
        car.world.ask("{\"headlight\":\"on\"}");
        car.world.pass(Duration.ofSeconds(3));
        assertEquals("REJECTED/PROOF_MISSING", car.world.shadow.outcome("headlight"));
        car.ask("headlight", "on", car.proof("headlight", "on"));
        assertEquals("SUCCEEDED", car.world.shadow.outcome("headlight"));
    }

    @Test
    void where_none_is_to_be_proven_a_proof_is_cleared_with_its_request_and_keys_are_unknown() {
        car.policy = ProofPolicy.NONE;
        car.world.startAgent();
        car.world.connectAndReport();
        assertFalse(car.world.shadow.reported().has("proof"));
        car.ask("door", "open", "nonsense");
        assertEquals("SUCCEEDED", outcome());
        assertOpened(1);
        String guest = ring();
        car.ask("keys", guest, car.proof("keys", guest));
        assertEquals("REJECTED/UNKNOWN_SIGNAL", car.world.shadow.outcome("keys"));
    }

    private String ring() {
        return "allow GUEST " + (car.world.seconds() + 3600) + " "
                + new SigningKey(ProvenWorld.pair("EC")).open().text() + " Carl";
    }

    @Test
    void a_proof_that_was_used_opens_nothing_again() {
        String proof = car.proof("door", "open");
        car.ask("door", "open", proof);
        car.world.byHand("door", "\"close\"");
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_REPLAYED", outcome());
        assertEquals("close", car.world.shadow.reported("door"));
        assertOpened(1);
    }

    @Test
    void a_proof_of_a_request_that_was_refused_opens_nothing_later() {
        String proof = car.proof("door", "open");
        car.world.byHand("speed", "30");
        car.ask("door", "open", proof);
        assertEquals("REJECTED/VEHICLE_MOVING", outcome());
        car.world.byHand("speed", "0");
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_REPLAYED", outcome());
        assertOpened(0);
    }

    @Test
    void a_proof_of_a_request_that_was_withdrawn_or_replaced_while_it_waited_opens_nothing_later() {
        for (String instead :
                List.of("{\"door\":null,\"door_proof\":null}", "{\"door\":\"close\",\"door_proof\":null}")) {
            String proof = car.proof("door", "open");
            car.world.byHand("door", "\"open\"");
            car.world.ask("{\"door\":\"close\"}");
            car.world.pass(Duration.ofMillis(100));
            car.world.ask(ProvenWorld.request("door", "open", proof));
            car.world.pass(Duration.ofMillis(50));
            car.world.ask(instead);
            car.world.pass(Duration.ofSeconds(3));
            car.ask("door", "open", proof);
            assertEquals("REJECTED/PROOF_REPLAYED", outcome());
        }
        assertOpened(0);
    }

    @Test
    void a_proof_of_what_was_so_already_opens_nothing_later() {
        String proof = car.proof("door", "open");
        car.world.byHand("door", "\"open\"");
        car.ask("door", "open", proof);
        assertEquals("SUCCEEDED", outcome());
        car.world.byHand("door", "\"close\"");
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_REPLAYED", outcome());
        assertOpened(0);
    }

    @Test
    void a_proof_is_worth_nothing_from_the_second_on_at_which_it_expires() {
        String proof = car.proof(car.owner, "door", "open", car.world.seconds() + 30);
        car.world.pass(Duration.ofSeconds(30));
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_EXPIRED", outcome());
        assertOpened(0);
    }

    @Test
    void a_service_that_lies_about_the_time_makes_no_expired_proof_good() {
        String proof = car.proof(car.owner, "door", "open", car.world.seconds() + 60);
        car.world.loop.moveWallClock(Duration.ofSeconds(
                car.world.seconds() - car.world.loop.wallClock().getEpochSecond()));
        car.world.pass(Duration.ofSeconds(60));
        car.world.setServiceAhead(Duration.ofSeconds(-60));
        car.world.startAgent();
        car.world.connectAndReport();
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_EXPIRED", outcome());
        assertOpened(0);
    }

    @Test
    void a_clock_that_is_set_back_makes_no_expired_proof_good() {
        car.world.loop.moveWallClock(Duration.ofDays(30_000));
        String proof =
                car.proof(car.owner, "door", "open", car.world.loop.wallClock().getEpochSecond() + 60);
        car.world.startAgent();
        car.world.connectAndReport();
        car.world.pass(Duration.ofSeconds(60));
        car.world.loop.moveWallClock(Duration.ofDays(-30_000));
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_EXPIRED", outcome());
        assertOpened(0);
    }

    @Test
    void a_proof_that_was_refused_as_expired_is_not_good_when_the_clock_says_otherwise_after_a_crash() {
        String proof = car.proof("door", "open");
        car.world.setServiceAhead(Duration.ofSeconds(90));
        car.world.connectAndReport();
        car.world.disconnect();
        car.world.connectAndReport();
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_EXPIRED", outcome());
        car.world.setServiceAhead(Duration.ZERO);
        car.world.startAgent();
        car.world.connectAndReport();
        car.ask("door", "open", proof);
        assertEquals("REJECTED/PROOF_REPLAYED", outcome());
        assertOpened(0);
    }

    @Test
    void a_proof_that_is_good_for_too_long_is_none() {
        car.ask("door", "open", car.proof(car.owner, "door", "open", car.world.seconds() + 331));
        assertEquals("REJECTED/PROOF_INVALID", outcome());
        car.ask("door", "open", car.proof(car.owner, "door", "open", car.world.seconds() + 329));
        assertEquals("SUCCEEDED", outcome());
    }

    @Test
    void a_proof_that_expired_while_the_journal_was_written_opens_nothing() {
        meanwhile = () -> car.world.loop.stall(Duration.ofSeconds(10));
        car.ask("door", "open", car.proof(car.owner, "door", "open", car.world.seconds() + 10));
        assertEquals("REJECTED/PROOF_EXPIRED", outcome());
        assertEquals(List.of(), written.unanswered());
        assertOpened(0);
    }

    @Test
    void a_key_that_the_vehicle_does_not_know_opens_nothing() {
        SigningKey stranger = new SigningKey(ProvenWorld.pair("EC"));
        car.ask("door", "open", car.proof(stranger, "door", "open", car.world.seconds() + 60));
        assertEquals("REJECTED/KEY_UNKNOWN", outcome());
        assertOpened(0);
    }

    @Test
    void a_proof_of_another_command_opens_nothing() {
        for (String proof :
                List.of(car.proof("door", "close"), car.proof("trunk", "open"), "", "1.2.3", "x".repeat(5000), "1")) {
            car.ask("door", "open", proof);
            assertEquals("REJECTED/PROOF_INVALID", outcome(), proof);
        }
        car.world.ask(JsonNodeFactory.instance
                .objectNode()
                .put("door", "open")
                .put("door_proof", 17)
                .toString());
        car.world.pass(Duration.ofSeconds(3));
        assertEquals("REJECTED/PROOF_INVALID", outcome());
        assertOpened(0);
    }

    @Test
    void a_passkey_opens_as_a_key_file_does() {
        Passkey phone = new Passkey(ProvenWorld.pair("EC"), ProvenWorld.ORIGIN);
        car.letIn(phone.open(), KeyRole.DRIVER, OptionalLong.empty());
        String proof = phone.sign(
                        ProvenWorld.THING,
                        new SignalKey("door"),
                        new SignalValue.Word("open"),
                        car.id(),
                        car.world.seconds() + 60)
                .text();
        car.ask("door", "open", proof);
        assertEquals("SUCCEEDED", outcome());
        assertOpened(1);
    }

    @Test
    void two_people_who_press_in_the_same_second_are_two() {
        SigningKey stranger = new SigningKey(ProvenWorld.pair("EC"));
        car.world.ask(
                ProvenWorld.request("door", "open", car.proof(stranger, "door", "open", car.world.seconds() + 60)));
        car.world.pass(Duration.ofMillis(20));
        car.ask("door", "open", car.proof("door", "open"));
        assertEquals("SUCCEEDED", outcome());
        assertOpened(1);
    }

    @Test
    void who_presses_with_a_key_is_not_answered_for_who_spoke_without_one_in_the_same_second() {
        car.world.ask("{\"door\":\"open\"}");
        car.world.pass(Duration.ofMillis(20));
        car.ask("door", "open", car.proof("door", "open"));
        assertEquals("SUCCEEDED", outcome());
        assertOpened(1);
    }

    @Test
    void a_plain_request_beside_a_proof_that_somebody_left_is_done_once() {
        car.world.disconnect();
        car.world.ask(ProvenWorld.request("horn", "honk", "left"));
        car.world.connect();
        car.world.pass(Duration.ofMillis(10));
        car.world.ask("{\"horn\":\"honk\"}");
        car.world.pass(Duration.ofSeconds(3));
        assertTrue(car.world.acted.size() <= 2);
        car.world.ask("{\"horn\":\"honk\"}");
        car.world.pass(Duration.ofSeconds(3));
        assertTrue(
                car.world.shadow.isNothingDesired(), car.world.shadow.desired().toString());
    }

    @Test
    void a_proof_that_stands_beside_no_request_is_cleared() {
        car.world.disconnect();
        car.world.ask("{\"door_proof\":\"left behind\"}");
        car.world.connectAndReport();
        assertOpened(0);
    }

    @Test
    void after_a_crash_between_check_and_act_the_proof_is_used_up() {
        meanwhile = () -> {
            throw new Crash();
        };
        String proof = car.proof("door", "open");
        car.world.ask(ProvenWorld.request("door", "open", proof));
        crash(Duration.ofSeconds(1));
        written.remove(new SignalKey("door"));
        meanwhile = () -> {};
        car.world.startAgent();
        car.world.connectAndReport();
        assertEquals("REJECTED/PROOF_REPLAYED", outcome());
        assertOpened(0);
    }

    private void crash(Duration within) {
        try {
            car.world.pass(within);
        } catch (Crash e) {
            return;
        }
        throw new AssertionError("It did not crash");
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void after_a_crash_while_it_opened_the_agent_answers_what_is_true_and_opens_nothing_again() {
        String proof = car.proof("door", "open");
        car.world.ask(ProvenWorld.request("door", "open", proof));
        car.world.pass(Duration.ofMillis(300));
        car.world.startAgent();
        car.world.pass(Duration.ofSeconds(2));
        car.world.connectAndReport();
        assertEquals("SUCCEEDED", outcome());
        assertOpened(1);
    }

    @Test
    void where_it_can_t_be_written_down_that_a_proof_is_used_nothing_is_done() {
        car.used.full = true;
        car.ask("door", "open", car.proof("door", "open"));
        assertEquals("REJECTED/JOURNAL_UNAVAILABLE", outcome());
        assertOpened(0);
    }

    @Test
    void a_jammed_trunk_is_told_as_such_and_its_proof_is_used_up() {
        car.world.car.setCondition("trunk", EcuCondition.JAMMED);
        String proof = car.proof("trunk", "open");
        car.ask("trunk", "open", proof);
        car.world.pass(Duration.ofSeconds(10));
        assertEquals("FAILED/ECU_FAULT", car.world.shadow.outcome("trunk"));
        car.world.car.setCondition("trunk", EcuCondition.OK);
        car.ask("trunk", "open", proof);
        assertEquals("REJECTED/PROOF_REPLAYED", car.world.shadow.outcome("trunk"));
        assertEquals("close", car.world.shadow.reported("trunk"));
    }
}
