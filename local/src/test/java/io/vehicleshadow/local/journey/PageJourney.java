package io.vehicleshadow.local.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the journeys over the page share: a parked car before each, people with windows, no fault in any of them. */
@ExtendWith(PageParts.class)
abstract class PageJourney {
    static final String CAR = "[data-testid=car] svg";
    private static final String PARKED = """
            {"connection":"restore","speed":0,"lock":"unlocked","door":"close","window":"up","headlight":"off",
             "trunk":"close","climate":"off"}""";

    final PageRun run;
    final PageBrowser browser;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<PageVisitor> visitors = new ArrayList<>();
    private ShadowClient shadow;

    PageJourney(PageRun run, PageBrowser browser) {
        this.run = run;
        this.browser = browser;
    }

    @BeforeEach
    void park() throws Exception {
        shadow = run.process().person();
        shadow.withdrawAll();
        byHand(PARKED);
        shadow.await(
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

    /** The car's shadow, past the page. */
    final ShadowClient shadow() {
        return shadow;
    }

    /** Somebody who has signed in at some time. */
    final PageVisitor signedIn(String name) {
        return signedIn(window(browser.window(ColorScheme.LIGHT)), name);
    }

    final PageVisitor signedIn(BrowserContext window, String name) {
        return noted(run.signIns().signedIn(window, run.page(), name));
    }

    /** Somebody who signs in now, with a sign-in that is this tab's alone. */
    final PageVisitor signingIn(BrowserContext window, String name) {
        return noted(PageVisitor.signIn(window, run.page(), name));
    }

    final BrowserContext window(BrowserContext window) {
        windows.add(window);
        return window;
    }

    final PageVisitor noted(PageVisitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    /** A run says that it is there while its car's agent is still starting. */
    final void byHand(String json) throws Exception {
        Looks.until("a car that listens", () -> isDoneByHand(json), done -> done);
    }

    private boolean isDoneByHand(String json) throws IOException, InterruptedException {
        try {
            AwayCar.byHand(run.process().endpoints(), json);
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }
}
