package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the page: a real browser against a whole run, its vehicle a process of its own. */
class PageJourneyIT {
    private static final String CAR = "[data-testid=car] svg";
    private static final String PARKED = """
            {"connection":"restore","speed":0,"lock":"unlocked","door":"close","window":"up","headlight":"off",
             "trunk":"close","climate":"off"}""";

    @TempDir
    private static Path folder;

    private static int ports;
    private static RunProcess run;
    private static PageBrowser browser;

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<PageVisitor> visitors = new ArrayList<>();
    private ShadowClient person;

    @BeforeAll
    static void startAll() throws Exception {
        ports = RunProcess.freePortBase();
        run = startRun();
        browser = new PageBrowser();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void endAll() throws Exception {
        browser.close();
        run.stop();
    }

    @BeforeEach
    void park() throws Exception {
        person = run.person();
        person.takeBackAll();
        byHand(PARKED);
        person.await(
                "a parked car",
                document -> ShadowClient.reported(document, "door").equals("close")
                        && ShadowClient.reported(document, "window").equals("up")
                        && ShadowClient.reported(document, "headlight").equals("off")
                        && ShadowClient.reported(document, "trunk").equals("close")
                        && ShadowClient.reported(document, "lock").equals("unlocked")
                        && document.path("state").path("desired").isMissingNode());
    }

    @AfterEach
    void closeWindows() {
        visitors.forEach(PageVisitor::assertNoFaults);
        windows.forEach(BrowserContext::close);
    }

    @Test
    void who_signs_in_sees_the_car_as_it_last_reported() {
        PageVisitor demo = signedIn("demo").awaitConnected();
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
        demo.awaitState("trunk", "confirmed");
        demo.awaitShown("trunk", "open");
        assertEquals(List.of("close -", "close open", "open -"), demo.watched());
        assertEquals("open", ShadowClient.reported(person.document(), "trunk"));
        assertThat(demo.status("trunk")).hasText(Pattern.compile("Done: Open, in [0-9.]+ s"));
        demo.awaitInTimeline("PAGE", "Trunk: Open.*done");
    }

    @Test
    void opening_asks_for_confirmation_in_place_and_no_is_no() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        long version = person.document().path("version").asLong();
        demo.press("door", "open");
        demo.awaitState("door", "confirming");
        assertThat(demo.control("door").getByTestId("confirm-yes")).isFocused();
        demo.control("door").getByTestId("confirm-no").click();
        demo.awaitState("door", "idle");
        assertThat(demo.control("door").getByTestId("ask-open")).isFocused();
        assertEquals(version, person.document().path("version").asLong(), "something was asked");
        demo.ask("door", "open");
        demo.awaitShown("door", "open");
    }

    @Test
    void what_others_ask_and_what_is_done_by_hand_appears_without_asking() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        assertEquals(0, RunProcess.vehicle(folder, "login", "--as", "demo").exitCode());
        RunProcess.Ended sent = RunProcess.vehicle(folder, "send", "headlight=on");
        assertEquals(0, sent.exitCode(), sent.errors());
        demo.awaitShown("headlight", "on");
        demo.awaitInTimeline("HTTP", "Headlight: On.*done");
        person.ask("climate", "off");
        demo.awaitInTimeline("OTHER", "Climate: Off.*done");
        byHand("{\"window\":\"down\"}");
        demo.awaitShown("window", "down");
        demo.awaitInTimeline("HAND", "Window: down");
    }

    @Test
    void a_refusal_says_why_in_words_and_can_be_tried_again() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("hand-drive").click();
        assertThat(demo.see("reading-speed")).containsText("30");
        demo.ask("trunk", "open");
        demo.awaitState("trunk", "refused");
        assertThat(demo.status("trunk")).hasText("Refused (Open): the car is moving");
        demo.awaitShown("trunk", "close");
        demo.see("hand-stop").click();
        assertThat(demo.see("reading-speed")).containsText(Pattern.compile("^0"));
        demo.control("trunk").getByTestId("retry").click();
        demo.control("trunk").getByTestId("confirm-yes").click();
        demo.awaitState("trunk", "confirmed");
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
        assertTrue(person.document().path("state").path("desired").isMissingNode());
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
        run = startRun();
        demo.awaitConnected();
        assertThat(demo.see("lost")).isHidden();
        run.person();
        byHand("{\"door\":\"open\"}");
        demo.awaitShown("door", "open");
        demo.press("headlight", "on");
        demo.awaitState("headlight", "confirmed");
    }

    @Test
    void two_tabs_of_one_person_stay_connected_both() {
        BrowserContext window = window(browser.window(ColorScheme.LIGHT));
        PageVisitor first = signedIn(window, "demo").awaitConnected();
        first.watch("[data-testid=page-connection]", "data-state");
        PageVisitor second = signedIn(window, "demo").awaitConnected();
        second.watch("[data-testid=page-connection]", "data-state");
        first.press("headlight", "on");
        second.awaitShown("headlight", "on");
        second.press("headlight", "off");
        first.awaitShown("headlight", "off");
        assertEquals(List.of("connected"), first.watched());
        assertEquals(List.of("connected"), second.watched());
    }

    @Test
    void who_signed_out_sees_no_car_any_more() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("sign-out").click();
        assertThat(demo.see("sign-in")).isVisible();
        assertThat(demo.see("car")).hasCount(0);
        demo.page().reload();
        assertThat(demo.see("sign-in")).isVisible();
    }

    @Test
    void a_stranger_does_not_reach_the_car() {
        PageVisitor stranger = signedIn("stranger");
        assertThat(stranger.page().locator("main")).containsText("No vehicle is shared with you");
        assertThat(stranger.see("car")).hasCount(0);
        for (String request :
                List.of("GET /vehicles/tcu", "GET /vehicles/tcu/history", "POST /vehicles/tcu/commands")) {
            assertEquals(404, stranger.callApi(request), request);
        }
    }

    @Test
    void who_is_taken_off_while_they_look_is_told_and_sees_nothing_new() throws Exception {
        ApiPeople people = ApiPeople.of(run.endpoints());
        PageVisitor driver = signedIn("driver").awaitConnected();
        assertEquals(
                204, people.demo().send("DELETE /vehicles/tcu/drivers/driver").statusCode());
        assertThat(driver.page().getByText("This vehicle is no longer shared with you"))
                .isVisible();
        driver.awaitState("door", "disconnected");
        byHand("{\"window\":\"down\"}");
        person.await(
                "the window down",
                document -> ShadowClient.reported(document, "window").equals("down"));
        assertThat(driver.control("window")).hasAttribute("data-value", "up");
    }

    @Test
    void a_phone_shows_every_control_without_scrolling() {
        PageVisitor demo =
                signedIn(window(browser.phone(ColorScheme.LIGHT)), "demo").awaitConnected();
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

    private void assertAccessible(ColorScheme scheme) throws Exception {
        BrowserContext window = window(browser.window(scheme));
        PageVisitor nobody = noted(PageVisitor.open(window, page()));
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

    private PageVisitor signedIn(String name) {
        return signedIn(window(browser.window(ColorScheme.LIGHT)), name);
    }

    private PageVisitor signedIn(BrowserContext window, String name) {
        return noted(PageVisitor.signIn(window, page(), name));
    }

    private BrowserContext window(BrowserContext window) {
        windows.add(window);
        return window;
    }

    private PageVisitor noted(PageVisitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    private static RunProcess startRun() throws IOException, InterruptedException {
        return RunProcess.start(folder, ports, "--live-refresh", "2");
    }

    private static String page() {
        return "http://localhost:" + ports;
    }

    private static void byHand(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(run.endpoints().http("car"))
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }
}
