package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose page it is: several tabs, signing out, and vehicles that are not, or no longer, one's own. */
class PagePeopleIT extends PageJourney {
    PagePeopleIT(PageRun run, PageBrowser browser) {
        super(run, browser);
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
        PageVisitor demo =
                signingIn(window(browser.window(ColorScheme.LIGHT)), "demo").awaitConnected();
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
    void who_loses_their_only_vehicle_while_they_look_is_told_and_sees_nothing_new() throws Exception {
        ApiPeople people = ApiPeople.of(run.process().endpoints());
        PageVisitor driver = signedIn("driver").awaitConnected();
        driver.awaitShown("window", "up");
        people.unshare("tcu", "driver");
        assertThat(driver.see("gone"))
                .hasText("The vehicle tcu is no longer shared with you. You have no other vehicle."
                        + " Ask the owner to share it with you again.");
        driver.awaitState("door", "disconnected");
        assertThat(driver.status("door")).hasText("No longer shared with you");
        byHand("{\"window\":\"down\"}");
        shadow().await(
                        "the window down",
                        document -> ShadowClient.reported(document, "window").equals("down"));
        assertThat(driver.control("window")).hasAttribute("data-value", "up");
    }

    @Test
    void who_loses_one_of_two_vehicles_while_they_look_is_told_and_turns_to_the_other() throws Exception {
        ApiPeople people = ApiPeople.of(run.process().endpoints());
        people.share(PageRun.VAN, "driver", "DRIVER");
        PageVisitor driver = signedIn("driver").awaitConnected();
        driver.see("vehicle").selectOption("tcu");
        driver.awaitShown("door", "close");
        people.unshare("tcu", "driver");
        assertThat(driver.see("gone")).containsText("The vehicle tcu is no longer shared with you.");
        driver.see("show-van").click();
        assertThat(driver.see("gone")).isHidden();
        assertThat(driver.see("vehicle")).hasValue(PageRun.VAN);
        assertThat(driver.see("vehicle").locator("option")).hasText(new String[] {"van · Driver"});
        driver.awaitConnected();
        driver.awaitState("door", "unreported");
        people.unshare(PageRun.VAN, "driver");
        assertThat(driver.see("gone")).containsText("You have no other vehicle.");
    }

    @Test
    void a_vehicle_that_is_given_back_is_shown_again() throws Exception {
        ApiPeople people = ApiPeople.of(run.process().endpoints());
        PageVisitor driver = signedIn("driver").awaitConnected();
        people.unshare("tcu", "driver");
        assertThat(driver.see("gone")).isVisible();
        people.share("driver", "VIEWER");
        driver.awaitConnected();
        assertThat(driver.see("gone")).isHidden();
        assertThat(driver.see("view-only")).hasText("View only: you can’t send commands");
        assertThat(driver.see("secure")).isHidden();
    }

    @Test
    void nobody_is_offered_a_hand_at_a_vehicle_that_has_no_simulated_car() {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("vehicle").selectOption("tcu");
        assertThat(demo.see("at-the-car")).isVisible();
        demo.see("vehicle").selectOption(PageRun.VAN);
        demo.awaitState("door", "unreported");
        assertThat(demo.see("at-the-car")).isHidden();
        assertThat(demo.see("car-presence")).hasText("Car: never seen");
    }

    @Test
    void a_part_that_jams_is_still_said_to_after_the_page_was_loaded_again() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        try {
            demo.see("jam-window").check();
            demo.page().reload();
            assertThat(demo.see("jam-window")).isChecked();
            assertThat(demo.see("jam-trunk")).not().isChecked();
        } finally {
            byHand("{\"ecu\":{\"window\":\"ok\"}}");
        }
    }

    @Test
    void an_owner_names_a_vehicle_and_its_drivers_see_the_name() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("settings").locator("summary").click();
        demo.see("name").fill("Family car");
        demo.see("plate").fill("M AB 123");
        demo.see("name-save").click();
        assertThat(demo.see("vehicle").locator("option[value=tcu]")).hasText("Family car · M AB 123 · Owner");
        ApiPeople.of(run.process().endpoints());
        PageVisitor driver = signedIn("driver").awaitConnected();
        assertThat(driver.see("vehicle").locator("option[value=tcu]")).hasText("Family car · M AB 123 · Driver");
        demo.see("name").fill("");
        demo.see("plate").fill("");
        demo.see("name-save").click();
        assertThat(demo.see("vehicle").locator("option[value=tcu]")).hasText("tcu · Owner");
    }

    @Test
    void an_owner_shares_unshares_and_sets_a_pin_and_keeps_their_place() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("settings").locator("summary").click();
        demo.see("pin").fill("2580");
        demo.see("pin-save").click();
        assertThat(demo.see("settings")).containsText("A PIN is set.");
        assertThat(demo.see("pin-save")).isFocused();
        demo.see("share-user").fill("guest");
        demo.see("share").click();
        assertThat(demo.see("settings-note")).hasText("Nobody with this user name has an account.");
        assertThat(demo.see("drivers")).not().containsText("guest");
        ApiPerson.signedIn(run.process().endpoints(), "guest");
        demo.see("share-role").selectOption("VIEWER");
        demo.see("share").click();
        assertThat(demo.see("drivers")).containsText("guest · Viewer");
        demo.see("unshare-guest").click();
        assertThat(demo.see("drivers")).not().containsText("guest");
        demo.see("share-user").fill("demo");
        demo.see("share").click();
        assertThat(demo.see("settings-note")).hasText("An owner’s role can’t be changed.");
    }

    @Test
    void an_owner_lets_alexa_open_knowing_what_that_gives_away_and_no_longer_and_nobody_else_is_asked()
            throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.see("vehicle").selectOption("tcu");
        demo.see("settings").locator("summary").click();
        assertThat(demo.see("voice-opens"))
                .hasText("Without the PIN, “Alexa, …” closes, locks and heats this vehicle, but never opens it.");
        assertThat(demo.see("settings")).containsText("whoever speaks to an Alexa device of yours");
        demo.see("voice-switch").click();
        assertThat(demo.see("voice-switch")).hasText("No longer let Alexa open");
        assertThat(demo.see("voice-opens")).hasText("Without the PIN, “Alexa, open the trunk” opens this vehicle.");
        assertEquals("{\"mayOpen\":true}", mayOpen());

        ApiPeople.of(run.process().endpoints());
        PageVisitor driver = signedIn("driver").awaitConnected();
        driver.see("settings").locator("summary").click();
        assertThat(driver.see("pin")).isVisible();
        assertThat(driver.see("voice-switch")).hasCount(0);

        demo.see("voice-switch").click();
        assertThat(demo.see("voice-switch")).hasText("Let Alexa open");
        assertEquals("{\"mayOpen\":false}", mayOpen());
    }

    private String mayOpen() throws Exception {
        return ApiPerson.signedIn(run.process().endpoints(), "demo")
                .send("GET /vehicles/tcu/voice")
                .body();
    }
}
