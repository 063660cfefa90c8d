package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page makes of what it is told: late, wrong, malicious, gone. */
class PageTruthIT extends PageJourney {
    private static final String EVIL = "</b><img src=x onerror=alert(1)>";

    PageTruthIT(PageRun run, PageBrowser browser) {
        super(run, browser);
    }

    @Test
    void what_a_shadow_holds_is_shown_as_text_and_drawn_only_if_it_is_known() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        ShadowClient van = run.process().shadow(PageRun.VAN);
        demo.see("vehicle").selectOption(PageRun.VAN);
        demo.awaitState("door", "unreported");
        demo.awaitConnected();
        van.report("""
                {"door":"%1$s","window":true,"climate":"warm","headlight":"on","speed":{"fast":1},"%1$s":"%1$s",
                 "outcomes":{"door":"SUCCEEDED","horn":{"status":"%1$s","version":"many"}}}""".formatted(EVIL));
        demo.awaitShown("headlight", "on");
        assertThat(demo.control("door").getByTestId("value")).hasText(EVIL);
        assertEquals(0, demo.page().locator("img[src=x]").count());
        demo.awaitState("window", "unreported");
        for (String claimed : List.of("data-door", "data-window", "data-climate")) {
            assertNull(demo.page().locator(CAR).getAttribute(claimed), claimed);
        }
        van.delete();
    }

    @Test
    void whatever_json_stands_in_a_shadow_the_page_stays_true_and_alive() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.awaitShown("door", "close");
        for (String strange : List.of("{\"headlight\":true}", "{\"door\":{\"a\":1}}", "{\"window\":[\"x\"]}")) {
            shadow().desire(strange);
            shadow().await(
                            "an answer to " + strange,
                            document -> document.path("state").path("desired").isMissingNode());
        }
        byHand("{\"door\":\"open\"}");
        demo.awaitShown("door", "open");
        demo.awaitInTimeline("OTHER", "Headlight.*refused");
        demo.page().reload();
        demo.awaitConnected();
        demo.awaitShown("door", "open");
        demo.press("headlight", "on");
        demo.awaitShown("headlight", "on");
    }

    @Test
    void what_would_turn_or_hide_the_text_beside_it_is_shown_by_its_number() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        ShadowClient van = run.process().shadow(PageRun.VAN);
        demo.see("vehicle").selectOption(PageRun.VAN);
        demo.awaitState("door", "unreported");
        demo.awaitConnected();
        van.report("{\"door\":\"\\u202eclosed\\u0007\"}");
        assertThat(demo.control("door").getByTestId("value")).hasText("\\u202eclosed\\u0007");
        van.delete();
    }

    @Test
    void a_car_that_reverses_is_shown_to_and_still_does_what_it_is_asked() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        byHand("{\"speed\":-10}");
        assertThat(demo.see("reading-speed")).hasText("-10 km/h");
        demo.press("headlight", "on");
        demo.awaitShown("headlight", "on");
    }

    @Test
    void a_shadow_that_was_deleted_is_shown_as_the_car_reports_it_anew() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.awaitShown("door", "close");
        long version = shadow().document().path("version").asLong();
        shadow().delete();
        shadow().await(
                        "a shadow made anew",
                        document -> document.path("version").asLong() > version);
        assertThat(demo.see("car")).not().hasAttribute("data-version", Long.toString(version));
        demo.awaitShown("door", "close");
        byHand("{\"door\":\"open\"}");
        demo.awaitShown("door", "open");
    }

    @Test
    void a_press_while_an_earlier_one_is_under_way_ends_with_what_the_car_does_last() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        List<Route> held = new ArrayList<>();
        demo.page().route("**/commands", held::add, new Page.RouteOptions().setTimes(1));
        demo.press("headlight", "on");
        demo.page().waitForCondition(() -> !held.isEmpty());
        demo.press("headlight", "off");
        held.get(0).resume();
        demo.awaitHadState("headlight", "confirmed");
        demo.awaitTold("headlight confirmed: Done: Off.*");
        List<String> done = demo.told().stream()
                .filter(line -> line.startsWith("headlight confirmed"))
                .toList();
        assertTrue(done.get(done.size() - 1).contains("Done: Off"), done::toString);
        assertEquals("off", ShadowClient.reported(shadow().document(), "headlight"));
    }

    @Test
    void a_history_that_can_t_be_read_is_not_called_empty() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.page().route("**/history**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        demo.page().reload();
        demo.awaitConnected();
        assertThat(demo.see("timeline")).hasText("The history can’t be loaded right now.");
    }

    @Test
    void a_page_that_can_t_start_says_why_and_can_be_tried_again() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.page().route("**/config.json", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        demo.page().reload();
        assertThat(demo.page().locator("main")).containsText("The page could not start: config.json: HTTP 404");
        demo.page().unroute("**/config.json");
        demo.page()
                .route("**/api/vehicles/*/signals", route -> route.fulfill(new Route.FulfillOptions().setStatus(429)));
        demo.see("reload").click();
        assertThat(demo.page().locator("main")).containsText("the service is busy, please try again soon");
        demo.page().unroute("**/api/vehicles/*/signals");
        demo.see("reload").click();
        demo.awaitConnected();
    }

    @Test
    void a_browser_that_keeps_nothing_is_told_what_the_page_needs() {
        BrowserContext window = window(browser.window(ColorScheme.LIGHT));
        window.addInitScript("Object.defineProperty(window, 'sessionStorage',"
                + " { get() { throw new DOMException('denied', 'SecurityError'); } })");
        PageVisitor nobody = noted(PageVisitor.open(window, run.page()));
        assertThat(nobody.page().locator("main")).containsText("allow site data");
    }
}
