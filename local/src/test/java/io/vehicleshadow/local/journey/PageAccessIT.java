package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for everybody: by keyboard, by ear, in light and dark. */
class PageAccessIT extends PageJourney {
    PageAccessIT(PageRun run, PageBrowser browser) {
        super(run, browser);
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
    void a_german_hears_german_names() {
        PageVisitor demo = signedIn(window(browser.german()), "demo").awaitConnected();
        assertThat(demo.page().locator("html")).hasAttribute("lang", "de");
        assertThat(demo.control("trunk")).hasAccessibleName("Kofferraum");
        assertThat(demo.control("trunk").getByTestId("ask-open")).hasAccessibleName("Kofferraum: Öffnen");
        assertThat(demo.see("car")).hasAccessibleName(Pattern.compile("Das Auto, wie es zuletzt gemeldet hat: Tür .*"));
        demo.press("headlight", "on");
        demo.awaitAnnounced("Scheinwerfer: Erledigt: An");
    }

    @Test
    void axe_finds_no_barrier_in_light_and_dark() {
        BrowserContext window = window(browser.window(ColorScheme.LIGHT));
        PageBrowser.stopTicks(window);
        PageVisitor nobody = noted(PageVisitor.open(window, run.page()));
        assertThat(nobody.see("sign-in")).isVisible();
        assertAccessible(nobody);
        nobody.see("sign-in").click();
        assertThat(nobody.page().locator("input[name=username]")).isFocused();
        assertAccessible(nobody);
        PageVisitor demo = signedIn(window, "demo").awaitConnected();
        assertAccessible(demo);
        demo.see("hand-drive").click();
        assertThat(demo.see("reading-speed")).containsText("30");
        demo.ask("trunk", "open");
        demo.awaitState("trunk", "refused");
        demo.press("window", "down");
        demo.awaitState("window", "confirming");
        demo.see("developer").locator("summary").click();
        demo.see("settings").locator("summary").click();
        assertAccessible(demo);
        demo.see("hand-cut").click();
        demo.awaitPresence("OFFLINE");
        demo.press("headlight", "on");
        demo.awaitState("headlight", "queued");
        assertAccessible(demo);
    }

    private static void assertAccessible(PageVisitor visitor) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            visitor.assertAccessible();
        }
    }
}
