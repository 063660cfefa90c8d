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
        PageVisitor demo =
                signedIn(window(run.browser().phone(ColorScheme.LIGHT)), "demo").awaitConnected();
        List<Locator> controls = demo.page().locator("[data-testid^=control-]").all();
        assertEquals(7, controls.size());
        controls.forEach(
                control -> assertThat(control).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1)));
        assertEquals(390, demo.page().evaluate("() => document.documentElement.scrollWidth"));
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
        demo.awaitState("trunk", "confirmed");
        assertThat(demo.see("announcement")).containsText("Trunk: Done: Open");
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
        assertThat(demo.see("announcement")).containsText("Scheinwerfer: Erledigt: An");
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
