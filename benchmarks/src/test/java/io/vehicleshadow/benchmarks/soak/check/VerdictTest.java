package io.vehicleshadow.benchmarks.soak.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that are planted in the files of a soak: the checker finds each, and nothing where there is none. */
class VerdictTest {
    @TempDir
    private Path folder;

    private Tape tape;

    @BeforeEach
    void begin() throws IOException {
        tape = new Tape(folder);
    }

    private long openTheDoor(double at) throws IOException {
        long version = tape.desire(at, "door", "open");
        tape.acts(at + 0.1, at + 0.9, "door", "open");
        tape.answer(at + 1, "door", "open", "SUCCEEDED", version);
        return version;
    }

    private void foundNothing() throws IOException {
        assertEquals(List.of(), tape.findings());
    }

    private void found(Fault fault) throws IOException {
        assertEquals(Set.of(fault), tape.found(), () -> "only " + fault);
    }

    @Test
    void an_honest_run_has_no_finding() throws IOException {
        tape.api(10, 11.2, "door", "open", openTheDoor(10), "SUCCEEDED");
        tape.car(20, "by-hand", "door", "close");
        tape.report(20.1, "door", "close");
        long refused = tape.desire(30, "lock", "locked");
        tape.answer(30.5, "lock", "unlocked", "REJECTED", refused);
        tape.api(30, 31, "lock", "locked", refused, "REJECTED");
        foundNothing();
    }

    @Test
    void what_was_so_already_needs_no_act() throws IOException {
        long version = tape.desire(10, "door", "close");
        tape.answer(10.2, "door", "close", "SUCCEEDED", version);
        tape.api(10, 10.4, "door", "close", version, "SUCCEEDED");
        foundNothing();
    }

    @Test
    void an_act_that_is_done_twice_for_one_command_is_found() throws IOException {
        long version = tape.desire(10, "horn", "honk");
        tape.acts(10.1, 10.2, "horn", "honk");
        tape.acts(10.5, 10.6, "horn", "honk");
        tape.answer(11, "horn", "honk", "SUCCEEDED", version);
        found(Fault.DOUBLE_ACT);
    }

    @Test
    void an_act_again_after_the_answer_is_found() throws IOException {
        openTheDoor(10);
        tape.car(20, "by-hand", "door", "close");
        tape.report(20.1, "door", "close");
        tape.acts(25, 26, "door", "open");
        tape.report(26.1, "door", "open");
        found(Fault.DOUBLE_ACT);
    }

    @Test
    void two_commands_have_two_acts() throws IOException {
        openTheDoor(10);
        tape.car(20, "by-hand", "door", "close");
        tape.report(20.1, "door", "close");
        openTheDoor(30);
        foundNothing();
    }

    @Test
    void two_commands_under_one_key_are_found() throws IOException {
        for (double at : new double[] {10, 30}) {
            long version = tape.desire(at, "horn", "honk");
            tape.acts(at + 0.1, at + 0.2, "horn", "honk");
            tape.answer(at + 1, "horn", "honk", "SUCCEEDED", version);
            tape.word(
                    at,
                    at + 1,
                    "command",
                    "'status':202,'key':'k','request':{'horn':'honk'},'answer':{'version':" + version + "}");
        }
        found(Fault.DOUBLE_ACT);
    }

    @Test
    void an_act_that_nobody_requested_is_found() throws IOException {
        tape.acts(10, 11, "trunk", "open");
        tape.report(11, "trunk", "open");
        found(Fault.UNASKED_ACT);
    }

    @Test
    void an_act_after_the_expiry_is_found_and_one_just_before_is_none() throws IOException {
        long early = tape.desire(10, "door", "open");
        tape.acts(69.5, 70.2, "door", "open");
        tape.answer(70.5, "door", "open", "SUCCEEDED", early);
        assertEquals(Set.of(), tape.found());
        long late = tape.desire(100, "door", "close");
        tape.acts(163, 164, "door", "close");
        tape.answer(164.5, "door", "close", "SUCCEEDED", late);
        tape.end("ONLINE");
        found(Fault.LATE_ACT);
    }

    @Test
    void an_act_that_the_vehicle_answered_as_the_newer_one_is_late() throws IOException {
        tape.desire(10, "door", "open");
        long newer = tape.desire(15, "door", "close");
        tape.acts(16, 17, "door", "open");
        tape.car(18, "began", "door", "close");
        tape.car(19, "done", "door", "close");
        tape.answer(20, "door", "close", "SUCCEEDED", newer);
        found(Fault.LATE_ACT);
    }

    @Test
    void an_act_that_had_begun_when_it_was_replaced_is_answered_for_itself() throws IOException {
        long older = tape.desire(10, "door", "open");
        tape.car(10.1, "began", "door", "open");
        long newer = tape.desire(10.5, "door", "close");
        tape.car(11, "done", "door", "open");
        tape.answerOlder(11.1, "door", "open", "SUCCEEDED", older);
        tape.acts(11.3, 12, "door", "close");
        tape.answer(12.5, "door", "close", "SUCCEEDED", newer);
        tape.api(10, 11.5, "door", "open", older, "SUCCEEDED");
        foundNothing();
    }

    @Test
    void an_act_after_the_withdrawal_is_found() throws IOException {
        tape.desire(10, "door", "open");
        tape.withdraw(20, "door");
        tape.acts(25, 26, "door", "open");
        tape.report(26.5, "door", "open");
        found(Fault.LATE_ACT);
    }

    @Test
    void an_act_that_was_answered_as_refused_is_a_false_report() throws IOException {
        long version = tape.desire(10, "door", "open");
        tape.acts(10.1, 10.9, "door", "open");
        tape.answer(11, "door", "open", "REJECTED", version);
        found(Fault.FALSE_REPORT);
    }

    @Test
    void a_success_without_an_act_is_a_false_report() throws IOException {
        long version = tape.desire(10, "horn", "honk");
        tape.answer(11, "horn", "honk", "SUCCEEDED", version);
        found(Fault.FALSE_REPORT);
    }

    @Test
    void a_report_before_the_car_was_so_is_false() throws IOException {
        long version = tape.desire(10, "door", "open");
        tape.report(12, "door", "open");
        tape.acts(15, 16, "door", "open");
        tape.answer(17, "door", "open", "SUCCEEDED", version);
        found(Fault.FALSE_REPORT);
    }

    @Test
    void a_killed_car_may_have_moved_or_not() throws IOException {
        long version = tape.desire(10, "door", "open");
        tape.car(10.1, "began", "door", "open");
        tape.answer(30, "door", "close", "FAILED", version);
        foundNothing();
    }

    @Test
    void what_a_killed_car_stands_like_afterwards_counts() throws IOException {
        long version = tape.desire(10, "door", "open");
        tape.car(10.1, "began", "door", "open");
        tape.car(25, "is", "door", "close");
        tape.answer(30, "door", "open", "SUCCEEDED", version);
        tape.report(31, "door", "close");
        found(Fault.FALSE_REPORT);
    }

    @Test
    void a_word_of_done_before_the_act_is_false() throws IOException {
        long version = openTheDoor(10);
        tape.api(10, 10.5, "door", "open", version, "SUCCEEDED");
        found(Fault.FALSE_WORD);
    }

    @Test
    void a_word_that_ends_a_command_otherwise_is_false() throws IOException {
        long version = tape.desire(10, "door", "open");
        tape.answer(11, "door", "close", "FAILED", version);
        tape.api(10, 12, "door", "open", version, "SUPERSEDED");
        found(Fault.FALSE_WORD);
    }

    @Test
    void the_history_is_held_to_the_same_end() throws IOException {
        long version = openTheDoor(10);
        tape.word(
                20,
                20.1,
                "history",
                "'status':200,'answer':{'entries':[{'kind':'COMMAND','version':" + version
                        + ",'signals':{'door':{'value':'open','status':'WITHDRAWN'}}}]}");
        found(Fault.FALSE_WORD);
    }

    @Test
    void a_view_that_shows_what_its_version_does_not_say_is_false() throws IOException {
        openTheDoor(10);
        tape.word(20, 20.1, "view", "'status':200,'answer':{'version':3,'reported':{'door':{'value':'close'}}}");
        found(Fault.FALSE_WORD);
    }

    @Test
    void a_page_that_was_shown_another_state_is_found() throws IOException {
        openTheDoor(10);
        tape.word(20, 20.1, "page", "'document':{'current':{'version':3,'state':{'reported':{'door':'close'}}}}");
        found(Fault.FALSE_WORD);
    }

    @Test
    void alexa_s_ok_before_the_act_is_false_at_once_and_later() throws IOException {
        openTheDoor(10);
        String directive = "'signal':'door','value':'open','token':'t','answer':{'event':{'header':{'name':'%s'}}}";
        tape.word(10, 10.3, "directive", String.format(directive, "DeferredResponse"));
        tape.word(12, 12, "event", "'answer':{'event':{'header':{'name':'Response','correlationToken':'t'}}}");
        assertEquals(Set.of(), tape.found());
        tape.word(5, 6, "directive", String.format(directive, "Response"));
        found(Fault.FALSE_WORD);
    }

    @Test
    void the_command_line_s_done_before_the_act_is_false() throws IOException {
        openTheDoor(10);
        tape.word(5, 8, "command-line", "'signal':'door','value':'open','exit':0");
        found(Fault.FALSE_WORD);
    }

    @Test
    void an_acknowledged_update_that_is_in_no_version_is_lost() throws IOException {
        tape.word(10, 10, "desired", "'status':200,'request':{'door':'open'},'answer':{'version':9}");
        found(Fault.LOST_UPDATE);
    }

    @Test
    void an_acknowledged_update_whose_version_holds_something_else_is_lost() throws IOException {
        long version = openTheDoor(10);
        tape.word(10, 10, "desired", "'status':200,'request':{'trunk':'open'},'answer':{'version':" + version + "}");
        found(Fault.LOST_UPDATE);
    }

    @Test
    void a_withdrawal_that_was_acknowledged_and_is_not_there_is_lost() throws IOException {
        long version = openTheDoor(10);
        tape.word(
                10,
                10,
                "withdraw",
                "'status':200,'answer':{'version':" + version + ",'signal':'door','status':'IN_PROGRESS'}");
        found(Fault.LOST_UPDATE);
    }

    @Test
    void a_version_that_is_made_twice_is_a_lost_update() throws IOException {
        openTheDoor(10);
        tape.line(
                "documents",
                "{\"at\":\"" + Tape.time(13) + "\",\"thing\":\"" + Tape.CAR
                        + "\",\"document\":{\"timestamp\":" + Tape.time(13).getEpochSecond()
                        + ",\"current\":{\"version\":3,\"state\":{\"reported\":{\"door\":\"close\"}}}}}");
        assertTrue(tape.found().contains(Fault.LOST_UPDATE));
    }

    @Test
    void a_document_that_is_missing_is_known_from_the_next_one() throws IOException {
        long version = openTheDoor(10);
        tape.report(20, "speed", "10");
        tape.car(20, "by-hand", "speed", "10");
        tape.forgetVersion(version + 1);
        tape.api(10, 11.2, "door", "open", version, "SUCCEEDED");
        foundNothing();
    }

    @Test
    void a_gap_in_the_documents_does_not_pass_in_silence() throws IOException {
        long version = openTheDoor(10);
        tape.car(20, "by-hand", "speed", "10");
        tape.report(20.5, "speed", "10");
        tape.forgetVersion(version);
        tape.forgetVersion(version + 1);
        assertTrue(tape.found().contains(Fault.NOT_RECORDED));
    }

    @Test
    void a_car_of_which_no_document_was_recorded_does_not_pass_in_silence() throws IOException {
        tape.line(
                "acts-1",
                "{\"at\":\"2026-11-30T12:00:00Z\",\"thing\":\"fleet-0002\",\"signal\":\"door\","
                        + "\"value\":\"open\",\"what\":\"by-hand\"}");
        found(Fault.NOT_RECORDED);
    }

    @Test
    void a_line_that_can_t_be_read_does_not_pass_in_silence() throws IOException {
        tape.line("acts-1", "{\"at\":");
        found(Fault.NOT_RECORDED);
    }

    @Test
    void a_car_that_is_away_at_the_end_has_not_converged() throws IOException {
        tape.end("OFFLINE");
        found(Fault.NOT_CONVERGED);
    }

    @Test
    void a_request_that_is_left_has_not_converged() throws IOException {
        tape.desire(10, "door", "open");
        found(Fault.NOT_CONVERGED);
    }

    @Test
    void a_command_without_an_end_has_not_converged() throws IOException {
        tape.api(10, 10.1, "door", "open", openTheDoor(10), "IN_PROGRESS");
        found(Fault.NOT_CONVERGED);
    }

    @Test
    void an_end_that_a_killed_stand_in_did_not_hand_over_is_told_and_no_other_is_excused() throws IOException {
        tape.api(10, 10.1, "door", "open", openTheDoor(10), "TIMED_OUT");
        tape.line("faults", "{\"at\":\"" + Tape.time(14) + "\",\"fault\":\"kill-run\"}");
        found(Fault.END_NOT_TOLD);
        tape.api(100, 100.1, "trunk", "close", tape.desire(100, "trunk", "close"), "TIMED_OUT");
        tape.answer(101, "trunk", "close", "SUCCEEDED", 4);
        tape.end("ONLINE");
        assertTrue(tape.found().contains(Fault.NOT_CONVERGED));
    }

    @Test
    void a_car_that_is_otherwise_than_its_shadow_says_has_not_converged() throws IOException {
        tape.car(10, "by-hand", "door", "open");
        found(Fault.NOT_CONVERGED);
    }

    @Test
    void memory_and_threads_that_grow_are_found_and_a_warm_up_is_none() throws IOException {
        for (int second = 0; second < 300; second += 5) {
            tape.process(second, second < 100 ? second : 100, 40);
        }
        assertEquals(Set.of(), tape.found());
        for (int second = 300; second < 600; second += 5) {
            tape.process(second, 100 + second, 40 + second / 5);
        }
        found(Fault.NOT_FLAT);
    }
}
