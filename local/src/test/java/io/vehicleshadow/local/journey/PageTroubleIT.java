package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page does when a part fails, nobody answers, the network goes, the computer sleeps or the token ends. */
class PageTroubleIT extends PageJourney {
    PageTroubleIT(PageRun run, PageBrowser browser) {
        super(run, browser);
    }

    @Test
    void a_part_that_jams_is_said_to_have_failed_and_can_be_tried_again() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        try {
            demo.see("jam-window").check();
            demo.ask("window", "down");
            demo.awaitState("window", "refused");
            assertThat(demo.status("window")).hasText("Failed (Down): the control unit reports a fault");
            demo.awaitShown("window", "up");
            demo.see("jam-window").uncheck();
            demo.ask("window", "down");
            demo.awaitShown("window", "down");
        } finally {
            byHand("{\"ecu\":{\"window\":\"ok\"}}");
        }
    }

    @Test
    void a_request_that_nobody_answers_is_given_up_at_its_deadline() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("hand-cut").click();
        demo.awaitPresence("OFFLINE");
        demo.press("horn", "honk");
        demo.awaitHadState("horn", "queued");
        demo.awaitState("horn", "unanswered");
        assertThat(demo.status("horn")).hasText("No answer from the car (Honk)");
        demo.control("horn").getByTestId("dismiss").click();
        demo.awaitState("horn", "idle");
    }

    @Test
    void a_page_without_network_says_so_and_comes_back_with_the_truth() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.awaitShown("window", "up");
        demo.page().context().setOffline(true);
        assertThat(demo.see("lost")).isVisible();
        demo.awaitAnnounced("No connection to the cloud[.]");
        demo.awaitState("window", "disconnected");
        assertThat(demo.status("window")).hasText("Page disconnected: last known up");
        assertThat(demo.see("car-presence")).containsText("Car, last known: online since");
        byHand("{\"window\":\"down\"}");
        shadow().await(
                        "a window that is down",
                        document -> ShadowClient.reported(document, "window").equals("down"));
        demo.page().context().setOffline(false);
        demo.awaitShown("window", "down");
        demo.awaitAnnounced("Page: live");
        demo.awaitAnnounced("Window: down");
    }

    @Test
    void a_tab_that_slept_shows_the_truth_when_it_wakes() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        CDPSession tab = demo.page().context().newCDPSession(demo.page());
        tab.send("Page.setWebLifecycleState", lifecycle("frozen"));
        byHand("{\"trunk\":\"open\"}");
        shadow().await(
                        "an open trunk",
                        document -> ShadowClient.reported(document, "trunk").equals("open"));
        tab.send("Page.setWebLifecycleState", lifecycle("active"));
        demo.awaitShown("trunk", "open");
        demo.press("headlight", "on");
        demo.awaitHadState("headlight", "confirmed");
    }

    @Test
    void a_token_that_expires_while_the_page_is_open_is_renewed() {
        PageVisitor demo =
                signingIn(window(browser.window(ColorScheme.LIGHT)), "demo").awaitConnected();
        Object expired = demo.changeSignIn("user.expires_at = 1");
        demo.press("headlight", "on");
        demo.awaitHadState("headlight", "confirmed");
        assertNotEquals(expired, demo.changeSignIn(""));
    }

    @Test
    void a_sign_in_that_has_ended_asks_for_another() {
        PageVisitor demo =
                signingIn(window(browser.window(ColorScheme.LIGHT)), "demo").awaitConnected();
        demo.changeSignIn("user.expires_at = 1; user.refresh_token = 'withdrawn'");
        demo.press("headlight", "on");
        assertThat(demo.see("sign-in")).isVisible();
        assertThat(demo.page().locator("main")).containsText("Your session has ended. Please sign in again.");
        assertThat(demo.see("car")).hasCount(0);
    }

    @Test
    void the_header_tells_since_when_the_car_is_there_and_how_fast_it_answers() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        assertThat(demo.see("car-presence")).hasText(Pattern.compile("Car: online since .*[0-9]{2}:[0-9]{2}.*"));
        demo.press("headlight", "on");
        demo.awaitHadState("headlight", "confirmed");
        assertThat(demo.see("median")).hasText(Pattern.compile("Median response: [0-9.]+\\ss"));
        demo.see("hand-cut").click();
        assertThat(demo.see("car-presence")).hasText(Pattern.compile("Car: offline since .*[0-9]{2}:[0-9]{2}.*"));
        demo.awaitAnnounced("Car: offline");
        assertEquals("OFFLINE", demo.see("car-presence").getAttribute("data-state"));
    }

    private static JsonObject lifecycle(String state) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("state", state);
        return parameters;
    }
}
