package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for everybody: by keyboard, by ear, on small screens, in light and dark. */
class PageAccessIT extends PageJourney {
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

    /** Without the ticks of the page's clock nothing fades and no deadline passes while it is looked at. */
    private static final String NO_TICKS = """
            const setRealInterval = window.setInterval;
            window.setInterval = (act, every) => (every === 1000 ? 0 : setRealInterval(act, every));""";

    PageAccessIT(PageRun run, PageBrowser browser) {
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
        window.route("**/vehicles/*/signals", PageAccessIT::withTenParts);
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
    void from_320_to_2560_pixels_no_word_is_cut_and_no_target_is_small() throws Exception {
        for (BrowserContext language : List.of(browser.window(ColorScheme.LIGHT), browser.german())) {
            park();
            language.addInitScript(NO_TICKS);
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
        window.addInitScript(NO_TICKS);
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
