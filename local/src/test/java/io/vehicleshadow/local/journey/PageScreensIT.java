package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on every screen: all in view, nothing cut off, nothing that moves. */
class PageScreensIT extends PageJourney {
    /** Width and height of phones upright and on their side, tablets, laptops and the largest screens. */
    private static final int[][] SIZES = {
        {320, 640},
        {360, 640},
        {390, 844},
        {640, 360},
        {844, 390},
        {768, 1024},
        {1024, 768},
        {1366, 657},
        {1920, 1080},
        {2560, 1300}
    };

    PageScreensIT(PageRun run, PageBrowser browser) {
        super(run, browser);
    }

    @Test
    void a_phone_shows_nine_controls_without_scrolling() {
        PageVisitor demo =
                signedIn(window(browser.phone(ColorScheme.LIGHT)), "demo").awaitConnected();
        assertNothingToScroll(demo, 9);
    }

    @Test
    void a_small_phone_shows_seven_controls_without_scrolling_and_a_small_laptop_ten() {
        for (BrowserContext language : List.of(browser.window(ColorScheme.LIGHT), browser.german())) {
            PageVisitor demo = signedIn(window(language), "demo").awaitConnected();
            demo.page().setViewportSize(360, 640);
            // With an eighth, the seventh begins a row of its own.
            assertNothingToScroll(demo, SignalCatalogue.standard().commandable().size() > 7 ? 6 : 7);
            demo.page().setViewportSize(1366, 657);
            assertNothingToScroll(demo, 10);
        }
    }

    @Test
    void a_car_of_ten_parts_fits_a_small_laptop_and_is_scrolled_on_a_phone() {
        BrowserContext window = window(browser.phone(ColorScheme.LIGHT));
        window.route("**/vehicles/*/signals", PageScreensIT::withTenParts);
        PageVisitor demo = signedIn(window, "demo").awaitConnected();
        assertThat(demo.page().locator("[data-testid^=control-]")).hasCount(10);
        assertNothingToScroll(demo, 9);
        demo.page().setViewportSize(1366, 657);
        assertNothingToScroll(demo, 10);
    }

    private static void withTenParts(Route route) {
        APIResponse answer = route.fetch();
        String parts = Stream.of("visor", "hatch", "step")
                .skip(SignalCatalogue.standard().commandable().size() - 7)
                .map("""
                        {"key": "%s", "kind": "actuator", "values": [{"word": "in", "text": {"en": {"state": "in"}}},
                         {"word": "out", "text": {"en": {"state": "out"}}}], "staleAfterSeconds": 60,
                         "text": {"en": {"title": "%1$s"}}},"""::formatted)
                .collect(Collectors.joining());
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replaceFirst("\"signals\"\\s*:\\s*\\[", "$0" + parts)));
    }

    /** Of more parts than the screen has room for, so many are in view; of fewer, all. */
    private static void assertNothingToScroll(PageVisitor demo, int room) {
        demo.awaitState("door", "idle");
        int controls = demo.page().locator("[data-testid^=control-]").count();
        demo.page().waitForFunction("""
                        (expected) => expected <= [...document.querySelectorAll('[data-testid^=control-]')]
                            .filter((control) => control.getBoundingClientRect().bottom <= innerHeight).length""", Math.min(room, controls));
        assertEquals(
                demo.page().viewportSize().width, demo.page().evaluate("() => document.documentElement.scrollWidth"));
    }

    @Test
    void from_320_to_2560_pixels_no_word_is_cut_and_no_target_is_small() throws Exception {
        for (BrowserContext language : List.of(browser.window(ColorScheme.LIGHT), browser.german())) {
            park();
            PageBrowser.stopTicks(language);
            PageVisitor demo = signedIn(window(language), "demo").awaitConnected();
            byHand("{\"door\":\"open\",\"window\":\"down\",\"trunk\":\"open\",\"climate\":23.5}");
            demo.awaitShown("trunk", "open");
            assertNoFaultsOfLayout(demo, "idle");
            askWhileAway(demo);
            assertNoFaultsOfLayout(demo, "queued");
            demo.see("hand-restore").click();
            demo.awaitState("headlight", "confirmed");
            assertThat(demo.page().locator("[data-state=queued], [data-state=waiting]"))
                    .hasCount(0);
            assertNoFaultsOfLayout(demo, "done");
            askInVain(demo);
            assertNoFaultsOfLayout(demo, "refused");
        }
    }

    private void askWhileAway(PageVisitor demo) {
        demo.see("hand-cut").click();
        demo.awaitPresence("OFFLINE");
        demo.press("headlight", "on");
        demo.ask("lock", "unlocked");
        demo.control("climate").getByTestId("set").click();
        for (String closing : List.of("door", "trunk")) {
            demo.press(closing, "close");
        }
        for (String queued : List.of("headlight", "lock", "climate", "door", "trunk")) {
            demo.awaitState(queued, "queued");
        }
    }

    private void askInVain(PageVisitor demo) throws Exception {
        byHand("{\"speed\":30,\"window\":\"up\"}");
        byHand("{\"ecu\":{\"window\":\"jammed\"}}");
        try {
            for (Map.Entry<String, String> opening :
                    Map.of("door", "open", "trunk", "open", "window", "down").entrySet()) {
                demo.ask(opening.getKey(), opening.getValue());
                demo.awaitState(opening.getKey(), "refused");
            }
        } finally {
            byHand("{\"ecu\":{\"window\":\"ok\"}}");
        }
    }

    private static void assertNoFaultsOfLayout(PageVisitor demo, String state) throws IOException {
        String faultsOfLayout = Files.readString(Path.of("../virtual-vehicle/dev/faultsOfLayout.js"))
                .strip()
                .replaceFirst(";$", "");
        for (int[] size : SIZES) {
            demo.page().setViewportSize(size[0], size[1]);
            Object faults = demo.page()
                    .evaluate("async () => { await new Promise(requestAnimationFrame); return (" + faultsOfLayout
                            + ")(); }");
            assertEquals(List.of(), faults, state + ", " + size[0] + " × " + size[1]);
        }
    }

    @Test
    void nothing_moves_when_a_control_changes_its_state() throws Exception {
        PageVisitor demo =
                signedIn(window(browser.phone(ColorScheme.LIGHT)), "demo").awaitConnected();
        demo.awaitState("door", "idle");
        Object before = places(demo);
        demo.press("trunk", "open");
        demo.awaitState("trunk", "confirming");
        assertEquals(before, places(demo));
        demo.control("trunk").getByTestId("confirm-yes").click();
        demo.awaitHadState("trunk", "confirmed");
        demo.awaitShown("trunk", "open");
        assertEquals(before, places(demo));
        byHand("{\"speed\":30}");
        demo.awaitTold("door idle: Open: not now, the car is moving");
        demo.ask("window", "down");
        demo.awaitShown("window", "down");
        assertEquals(before, places(demo));
    }

    /** Where every control and every button of it stands. */
    private static Object places(PageVisitor visitor) {
        return visitor.page().evaluate("""
                () => [...document.querySelectorAll('[data-testid^=control-], [data-testid^=ask-], [data-testid=secure]')]
                    .map((part) => part.getBoundingClientRect())
                    .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' '))""");
    }

    @Test
    void a_narrow_window_cuts_nothing_off() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        for (int width : List.of(320, 640)) {
            demo.page().setViewportSize(width, 430);
            assertEquals(width, demo.page().evaluate("() => document.documentElement.scrollWidth"));
        }
    }
}
