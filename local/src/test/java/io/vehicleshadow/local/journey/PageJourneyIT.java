package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person does with the page: a real browser against a whole run, its vehicle a process of its own. */
class PageJourneyIT extends PageJourney {
    PageJourneyIT(PageRun run, PageBrowser browser) {
        super(run, browser);
    }

    @Test
    void who_signs_in_sees_the_car_as_it_last_reported() {
        PageVisitor demo =
                signingIn(window(browser.window(ColorScheme.LIGHT)), "demo").awaitConnected();
        for (Map.Entry<String, String> reported : Map.of(
                        "door", "close", "window", "up", "headlight", "off", "trunk", "close", "lock", "unlocked")
                .entrySet()) {
            demo.awaitShown(reported.getKey(), reported.getValue());
            demo.awaitState(reported.getKey(), "idle");
        }
        demo.awaitPresence("ONLINE");
        assertThat(demo.see("reading-speed")).containsText("0");
    }

    @Test
    void a_change_is_drawn_when_the_car_has_reported_it_and_not_before() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.watch(CAR, "data-trunk", "data-ask-trunk");
        demo.ask("trunk", "open");
        demo.awaitHadState("trunk", "confirmed");
        demo.awaitShown("trunk", "open");
        List<String> seen = demo.watched();
        assertEquals(List.of("close -", "close open"), seen.subList(0, 2));
        assertEquals("open -", seen.get(seen.size() - 1));
        assertEquals("open", ShadowClient.reported(shadow().document(), "trunk"));
        demo.awaitTold("trunk confirmed: Done: Open, in [0-9.]+ s");
        demo.awaitInTimeline("PAGE", "Trunk: Open.*done");
    }

    @Test
    void opening_asks_for_confirmation_in_place_and_no_is_no() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        long version = shadow().document().path("version").asLong();
        demo.press("door", "open");
        demo.awaitState("door", "confirming");
        assertThat(demo.control("door").getByTestId("confirm-yes")).isFocused();
        demo.control("door").getByTestId("confirm-no").click();
        demo.awaitState("door", "idle");
        assertThat(demo.control("door").getByTestId("ask-open")).isFocused();
        assertEquals(version, shadow().document().path("version").asLong(), "something was asked");
        demo.ask("door", "open");
        demo.awaitShown("door", "open");
    }

    @Test
    void what_others_ask_and_what_is_done_by_hand_appears_without_asking() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        assertEquals(
                0, RunProcess.vehicleHere(run.folder(), "login", "--as", "demo").exitCode());
        RunProcess.Ended sent = RunProcess.vehicleHere(run.folder(), "send", "--thing", "tcu", "headlight=on");
        assertEquals(0, sent.exitCode(), sent.errors());
        demo.awaitShown("headlight", "on");
        demo.awaitInTimeline("HTTP", "Headlight: On.*done");
        assertEquals(
                0,
                RunProcess.vehicleHere(run.folder(), "say", "turn off my headlight")
                        .exitCode());
        RunProcess.Ended said = RunProcess.vehicleHere(run.folder(), "say", "one");
        assertEquals("For tcu: The headlight is off.", said.output().trim(), said.errors());
        demo.awaitShown("headlight", "off");
        demo.awaitInTimeline("VOICE", "Headlight: Off.*done");
        shadow().ask("climate", "off");
        demo.awaitInTimeline("OTHER", "Climate: Off.*done");
        byHand("{\"window\":\"down\"}");
        demo.awaitShown("window", "down");
        demo.awaitInTimeline("HAND", "Window: down");
    }

    @Test
    void a_refusal_says_why_in_words_and_goes_when_its_reason_has_gone() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("hand-drive").click();
        assertThat(demo.see("reading-speed")).containsText("30");
        demo.ask("trunk", "open");
        demo.awaitState("trunk", "refused");
        assertThat(demo.status("trunk")).hasText("Refused (Open): the car is moving");
        demo.awaitShown("trunk", "close");
        demo.see("hand-stop").click();
        assertThat(demo.see("reading-speed")).containsText(Pattern.compile("^0"));
        demo.awaitState("trunk", "idle");
        demo.ask("trunk", "open");
        demo.awaitHadState("trunk", "confirmed");
    }

    @Test
    void one_line_says_how_the_car_is_and_one_button_locks_and_closes_it() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        byHand("{\"door\":\"open\",\"trunk\":\"open\"}");
        assertThat(demo.see("glance-line")).hasText(Pattern.compile("Door, Trunk open · Unlocked · .*"));
        assertThat(demo.see("glance")).hasAttribute("data-state", "open");
        demo.see("secure").click();
        assertThat(demo.see("glance-line")).hasText(Pattern.compile("Locked · all closed · .*"));
        assertThat(demo.see("secure")).isDisabled();
        assertEquals("close", ShadowClient.reported(shadow().document(), "door"));
        assertEquals("locked", ShadowClient.reported(shadow().document(), "lock"));
        demo.awaitTold("door idle: Open: not now, the door is locked");
        demo.see("hand-cut").click();
        assertThat(demo.see("glance-line")).hasText(Pattern.compile("Locked · all closed · .*as of [0-9]{2}:[0-9]{2}"));
    }

    @Test
    void what_is_asked_of_a_car_that_is_away_waits_with_a_deadline_and_can_be_cancelled() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("hand-cut").click();
        demo.awaitPresence("OFFLINE");
        demo.press("headlight", "on");
        demo.awaitState("headlight", "queued");
        assertThat(demo.status("headlight"))
                .hasText(Pattern.compile("Car offline[.] On is queued until .*[0-9]{2}:[0-9]{2}.*"));
        demo.awaitShown("headlight", "off");
        demo.control("headlight").getByTestId("cancel").click();
        demo.awaitState("headlight", "idle");
        assertTrue(shadow().document().path("state").path("desired").isMissingNode());
        demo.press("headlight", "on");
        demo.awaitState("headlight", "queued");
        demo.see("hand-restore").click();
        demo.awaitPresence("ONLINE");
        demo.awaitShown("headlight", "on");
    }

    @Test
    void after_the_cloud_was_away_the_page_comes_back_by_itself() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        run.stop();
        assertThat(demo.see("lost")).isVisible();
        demo.awaitState("door", "disconnected");
        assertThat(demo.control("door").getByTestId("ask-open")).isDisabled();
        run.start();
        demo.awaitConnected();
        assertThat(demo.see("lost")).isHidden();
        run.process().person();
        byHand("{\"door\":\"open\"}");
        demo.awaitShown("door", "open");
        demo.press("headlight", "on");
        demo.awaitHadState("headlight", "confirmed");
    }
}
