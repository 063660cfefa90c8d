package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** The page as an app on a phone: opens without network, and stays signed in if the person wants it. */
class PageAppIT extends PageJourney {
    PageAppIT(PageRun run, PageBrowser browser) {
        super(run, browser);
    }

    @Test
    void without_network_the_app_opens_with_the_last_known_state_dated_and_grey() throws Exception {
        PageVisitor demo = signingIn(window(browser.app()), "demo").awaitConnected();
        demo.awaitShown("door", "close");
        demo.page().evaluate("() => navigator.serviceWorker.ready");
        demo.page().waitForFunction("() => sessionStorage.getItem('last-known')?.includes('door')");
        demo.page().context().setOffline(true);
        demo.page().reload();
        demo.awaitShown("door", "close");
        assertThat(demo.see("lost")).isVisible();
        assertThat(demo.see("glance")).hasAttribute("data-old", "true");
        assertThat(demo.see("glance-line")).containsText("as of ");
        demo.awaitState("door", "disconnected");
        byHand("{\"door\":\"open\"}");
        demo.page().context().setOffline(false);
        demo.awaitConnected();
        demo.awaitShown("door", "open");
    }

    @Test
    void who_wants_to_stays_signed_in_in_every_tab_until_they_sign_out_in_one() {
        BrowserContext window = window(browser.window(ColorScheme.LIGHT));
        PageVisitor first = noted(PageVisitor.open(window, run.page()));
        first.see("stay").check();
        first.signIn("demo");
        first.awaitConnected();
        PageVisitor second = noted(PageVisitor.open(window, run.page())).awaitConnected();
        second.awaitShown("door", "close");
        first.see("sign-out").click();
        assertThat(first.see("sign-in")).isVisible();
        assertThat(second.see("sign-in")).isVisible();
        assertThat(second.see("car")).hasCount(0);
        assertEquals(0, second.page().evaluate("() => localStorage.length + sessionStorage.length"));
    }

    @Test
    void who_does_not_want_to_is_signed_in_in_that_tab_alone() {
        BrowserContext window = window(browser.window(ColorScheme.LIGHT));
        signingIn(window, "demo").awaitConnected();
        PageVisitor second = noted(PageVisitor.open(window, run.page()));
        assertThat(second.see("sign-in")).isVisible();
        assertEquals(0, second.page().evaluate("() => localStorage.length"));
    }
}
