package io.vehicleshadow.local.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, of which every person gets a window that shares nothing with the others. */
final class PageBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /** Chromium without the frame around its pages, which costs more than half of a start, a window and a page. */
    private static final Path WITHOUT_FRAME = Path.of("/usr/bin/chromium-headless-shell");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    /** English with kilometers, degrees Celsius and a clock of 24 hours. */
    private static final String ENGLISH = "en-IE";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Files.exists(WITHOUT_FRAME) ? WITHOUT_FRAME : CHROMIUM)
                    .setArgs(QUIET));

    PageBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PageVisitor.PATIENCE);
    }

    /** Without the ticks of the page's clock nothing fades and no deadline passes while it is looked at. */
    static void stopTicks(BrowserContext window) {
        window.addInitScript("""
                const setRealInterval = window.setInterval;
                window.setInterval = (act, every) => (every === 1000 ? 0 : setRealInterval(act, every));""");
    }

    /** A window as large as a laptop's. */
    BrowserContext window(ColorScheme scheme) {
        return browser.newContext(calm(ENGLISH).setColorScheme(scheme));
    }

    /** A window of a person who reads German. */
    BrowserContext german() {
        return browser.newContext(calm("de-DE"));
    }

    /** A window in which the page may keep its files, so that it opens without network. */
    BrowserContext app() {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(ENGLISH)
                .setViewportSize(390, 844)
                .setServiceWorkers(ServiceWorkerPolicy.ALLOW));
    }

    /** A phone held upright. */
    BrowserContext phone(ColorScheme scheme) {
        return browser.newContext(phoneIn(ENGLISH).setColorScheme(scheme));
    }

    /** The same, of a person who reads German. */
    BrowserContext germanPhone() {
        return browser.newContext(phoneIn("de-DE"));
    }

    private static Browser.NewContextOptions phoneIn(String locale) {
        return options(locale, 390, 844).setDeviceScaleFactor(2);
    }

    /** Of a person who wants nothing to move, so that none of it is drawn; on the phones it moves. */
    private static Browser.NewContextOptions calm(String locale) {
        return options(locale, 1280, 860).setReducedMotion(ReducedMotion.REDUCE);
    }

    private static Browser.NewContextOptions options(String locale, int width, int height) {
        return new Browser.NewContextOptions()
                .setLocale(locale)
                // A test that answers in the service's place must see every request.
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setViewportSize(width, height);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
