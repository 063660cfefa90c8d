package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for everybody: by keyboard, by ear, on small screens, in light and dark. */
class PageAccessIT extends PageJourney {
    PageAccessIT(PageRun run) {
        super(run);
    }

    @Test
    void a_phone_shows_every_control_without_scrolling() {
        assertNothingToScroll(run.browser().phone(ColorScheme.LIGHT), 390);
    }

    @Test
    void a_small_phone_and_a_small_laptop_show_every_control_without_scrolling() {
        assertNothingToScroll(run.browser().window(ColorScheme.LIGHT, 360, 640), 360);
        assertNothingToScroll(run.browser().window(ColorScheme.LIGHT, 1366, 657), 1366);
    }

    private void assertNothingToScroll(BrowserContext screen, int width) {
        PageVisitor demo = signedIn(window(screen), "demo").awaitConnected();
        demo.awaitState("door", "idle");
        List<Locator> controls = demo.page().locator("[data-testid^=control-]").all();
        assertEquals(7, controls.size());
        controls.forEach(
                control -> assertThat(control).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1)));
        assertEquals(width, demo.page().evaluate("() => document.documentElement.scrollWidth"));
    }

    @Test
    void neither_a_double_click_nor_a_held_key_answers_the_question() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.control("door").getByTestId("ask-open").dblclick();
        demo.awaitState("door", "confirming");
        demo.control("door").getByTestId("confirm-no").click();
        demo.control("trunk").getByTestId("ask-open").focus();
        for (int repeat = 0; repeat < 5; repeat++) {
            demo.page().keyboard().down("Enter");
        }
        demo.page().keyboard().up("Enter");
        demo.awaitState("trunk", "confirming");
        demo.page().keyboard().press("Enter");
        demo.awaitHadState("trunk", "confirmed");
        demo.awaitShown("door", "close");
    }

    @Test
    void the_focus_stays_at_a_control_whatever_becomes_of_it() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        Locator on = demo.control("headlight").getByTestId("ask-on");
        demo.see("hand-cut").click();
        demo.awaitPresence("OFFLINE");
        demo.tabTo(on);
        demo.page().keyboard().press("Enter");
        demo.awaitState("headlight", "queued");
        demo.tabTo(demo.control("headlight").getByTestId("cancel"));
        demo.page().keyboard().press("Enter");
        demo.awaitState("headlight", "idle");
        assertThat(on).isFocused();
        demo.page().context().setOffline(true);
        demo.awaitState("headlight", "disconnected");
        assertThat(on).isDisabled();
        assertThat(on).isFocused();
        demo.page().context().setOffline(false);
        demo.awaitConnected();
        assertThat(on).isFocused();
    }

    @Test
    void the_keyboard_alone_commands_the_car() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.tabTo(demo.control("trunk").getByTestId("ask-open"));
        demo.page().keyboard().press("Enter");
        demo.awaitState("trunk", "confirming");
        demo.page().keyboard().press("Escape");
        demo.awaitState("trunk", "idle");
        demo.page().keyboard().press("Enter");
        demo.awaitState("trunk", "confirming");
        demo.page().keyboard().press("Enter");
        demo.awaitHadState("trunk", "confirmed");
        demo.awaitAnnounced("Trunk: Done: Open");
    }

    @Test
    void axe_finds_no_barrier_in_light() throws Exception {
        assertAccessible(ColorScheme.LIGHT);
    }

    @Test
    void axe_finds_no_barrier_in_dark() throws Exception {
        assertAccessible(ColorScheme.DARK);
    }

    @Test
    void a_narrow_window_cuts_nothing_off() {
        for (int width : List.of(320, 640)) {
            PageVisitor demo = signedIn(window(run.browser().window(ColorScheme.LIGHT, width, 430)), "demo");
            demo.awaitConnected();
            assertEquals(width, demo.page().evaluate("() => document.documentElement.scrollWidth"));
        }
    }

    @Test
    void a_german_hears_german_names() {
        PageVisitor demo = signedIn(window(run.browser().german()), "demo").awaitConnected();
        assertThat(demo.page().locator("html")).hasAttribute("lang", "de");
        assertThat(demo.control("trunk")).hasAccessibleName("Kofferraum");
        assertThat(demo.control("trunk").getByTestId("ask-open")).hasAccessibleName("Kofferraum: Öffnen");
        assertThat(demo.see("car")).hasAccessibleName(Pattern.compile("Das Auto, wie es zuletzt gemeldet hat: Tür .*"));
        demo.press("headlight", "on");
        demo.awaitAnnounced("Scheinwerfer: Erledigt: An");
    }

    private void assertAccessible(ColorScheme scheme) throws Exception {
        BrowserContext window = window(run.browser().window(scheme));
        PageVisitor nobody = noted(PageVisitor.open(window, run.page()));
        assertThat(nobody.see("sign-in")).isVisible();
        nobody.assertAccessible();
        nobody.see("sign-in").click();
        assertThat(nobody.page().locator("input[name=username]")).isFocused();
        nobody.assertAccessible();
        PageVisitor demo = signedIn(window, "demo").awaitConnected();
        demo.assertAccessible();
        demo.see("hand-drive").click();
        assertThat(demo.see("reading-speed")).containsText("30");
        demo.ask("trunk", "open");
        demo.awaitState("trunk", "refused");
        demo.press("window", "down");
        demo.awaitState("window", "confirming");
        demo.see("developer").locator("summary").click();
        demo.see("settings").locator("summary").click();
        demo.assertAccessible();
        demo.see("hand-cut").click();
        demo.awaitPresence("OFFLINE");
        demo.press("headlight", "on");
        demo.awaitState("headlight", "queued");
        demo.assertAccessible();
    }
}
