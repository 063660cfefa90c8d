package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of a vehicle that opens only for a key: keys are made on devices, let in, used with one press, taken away. */
@ExtendWith(PageParts.class)
class PageKeysIT {
    private static final SignIns SIGN_INS = new SignIns();

    @TempDir
    private static Path folder;

    private static RunProcess run;

    private final PageBrowser browser;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<PageVisitor> visitors = new ArrayList<>();

    PageKeysIT(PageBrowser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void startAll() throws Exception {
        run = RunProcess.start(folder, 0, "--require-proof", "confirm", "--live-refresh", "2");
        run.person();
    }

    @AfterAll
    static void endAll() throws Exception {
        run.stop();
    }

    @BeforeEach
    void park() throws Exception {
        AwayCar.byHand(run.endpoints(), "{\"door\":\"close\",\"lock\":\"unlocked\",\"trunk\":\"close\",\"speed\":0}");
        run.person()
                .await(
                        "a parked car",
                        document -> ShadowClient.reported(document, "door").equals("close")
                                && ShadowClient.reported(document, "trunk").equals("close"));
    }

    @AfterEach
    void closeWindows() {
        visitors.forEach(PageVisitor::assertNoFaults);
        windows.forEach(BrowserContext::close);
    }

    private PageVisitor signedIn(BrowserContext window, String name) throws Exception {
        windows.add(window);
        PageVisitor visitor =
                SIGN_INS.signedIn(window, run.endpoints().address("page"), name).awaitConnected();
        visitors.add(visitor);
        assertThat(visitor.see("keys-panel")).isVisible();
        visitor.see("keys-panel").locator("summary").click();
        return visitor;
    }

    private PageVisitor laptop() throws Exception {
        return signedIn(browser.window(ColorScheme.LIGHT), "demo");
    }

    /** Makes a key on the device of that person; returns its public half. */
    private static String makeKey(PageVisitor visitor, String name) {
        visitor.see("key-name").fill(name);
        visitor.see("key-make").click();
        assertThat(visitor.see("key-text")).isVisible();
        return visitor.see("key-text").inputValue();
    }

    private static void letInAtTheCar(PageVisitor visitor, String name) {
        visitor.see("key-at-the-car").click();
        assertThat(row(visitor, name)).isVisible();
    }

    private static void letIn(PageVisitor owner, String text, String name, String role) {
        owner.see("key-in-text").fill(text);
        owner.see("key-in-name").fill(name);
        owner.see("key-in-role").selectOption(role);
        owner.see("key-allow").click();
        assertThat(row(owner, name)).isVisible();
    }

    private static Locator row(PageVisitor visitor, String name) {
        return visitor.see("keys").locator("li").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void a_device_makes_a_key_is_let_in_at_the_car_and_opens_with_one_press() throws Exception {
        PageVisitor demo = laptop();
        DeviceOfAPerson device = DeviceOfAPerson.of(demo.page());
        demo.ask("door", "open");
        demo.awaitState("door", "refused");
        assertThat(demo.status("door")).containsText("only with your personal key");

        makeKey(demo, "Zoë’s laptop");
        assertEquals(1, device.keys());
        letInAtTheCar(demo, "Zoë’s laptop");
        assertThat(row(demo, "Zoë’s laptop")).containsText("owner · this device");
        demo.assertAccessible();

        demo.press("door", "open");
        demo.awaitShown("door", "open");
        demo.awaitHadState("door", "confirmed");
    }

    @Test
    void what_the_device_does_not_confirm_is_not_sent() throws Exception {
        PageVisitor demo = laptop();
        DeviceOfAPerson device = DeviceOfAPerson.of(demo.page());
        makeKey(demo, "Zoë’s second");
        letInAtTheCar(demo, "Zoë’s second");

        device.knowsWhoHoldsIt(false);
        demo.press("trunk", "open");
        demo.awaitState("trunk", "problem");
        assertThat(demo.status("trunk")).containsText("not confirmed with this device’s key");

        device.knowsWhoHoldsIt(true);
        device.isTouched(false);
        demo.press("trunk", "open");
        assertThat(demo.control("trunk")).containsText("Confirm with this device’s key");
        demo.assertAccessible();
        demo.control("trunk").getByTestId("confirm-no").click();
        demo.awaitState("trunk", "idle");
        assertThat(demo.control("trunk")).hasAttribute("data-value", "close");

        device.isTouched(true);
        demo.press("trunk", "open");
        demo.awaitShown("trunk", "open");
    }

    @Test
    void a_second_device_is_let_in_by_an_owner_s_and_loses_its_key_again() throws Exception {
        PageVisitor demo = laptop();
        DeviceOfAPerson.of(demo.page());
        makeKey(demo, "Zoë’s third");
        letInAtTheCar(demo, "Zoë’s third");

        BrowserContext window = browser.germanPhone();
        PageVisitor phone = signedIn(window, "demo");
        DeviceOfAPerson.of(phone.page());
        String text = makeKey(phone, "Zoës Telefon");
        letIn(demo, text, "Zoës Telefon", "DRIVER");
        assertThat(demo.see("keys-note")).hasText("Done.");
        demo.awaitInTimeline("PAGE", "Let in key of “Zoës Telefon”");
        assertThat(row(phone, "Zoës Telefon")).containsText("Fahrer · dieses Gerät");
        phone.press("door", "open");
        phone.awaitShown("door", "open");
        phone.assertAccessible();

        row(demo, "Zoës Telefon").locator("button").click();
        assertThat(demo.see("keys-note")).not().hasText("Waiting for the car…");
        assertThat(demo.see("keys-note")).hasText("Done.");
        assertThat(row(phone, "Zoës Telefon")).hasCount(0);
        phone.ask("trunk", "open");
        phone.awaitState("trunk", "refused");
        assertThat(phone.status("trunk")).containsText("nur mit Ihrem persönlichen Schlüssel");
    }

    @Test
    void sharing_carries_the_driver_s_key_into_the_car_and_taking_them_off_removes_it() throws Exception {
        PageVisitor demo = laptop();
        DeviceOfAPerson.of(demo.page());
        makeKey(demo, "Zoë’s fourth");
        letInAtTheCar(demo, "Zoë’s fourth");

        ApiPeople.of(run.endpoints()).share("driver", "DRIVER");
        PageVisitor driver = signedIn(browser.window(ColorScheme.DARK), "driver");
        DeviceOfAPerson.of(driver.page());
        String text = makeKey(driver, "my phone");
        demo.see("settings").locator("summary").click();
        demo.see("share-user").fill("driver");
        demo.see("share-role").selectOption("DRIVER");
        demo.see("share-key").fill(text);
        demo.see("share").click();
        assertThat(row(demo, "driver · driver")).isVisible();
        driver.press("door", "open");
        driver.awaitShown("door", "open");

        demo.see("unshare-driver").click();
        assertThat(demo.see("settings-note")).not().hasText("");
        assertThat(demo.see("settings-note")).hasText("Saved.");
        assertThat(row(demo, "driver · driver")).hasCount(0);
        assertThat(driver.see("gone")).isVisible();
    }
}
