package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person at the page: signs in, looks, presses. */
final class PageVisitor {
    /** Milliseconds: a busy machine is slow, and who finds what they wait for does not wait. */
    static final double PATIENCE = 120_000;

    private static final Pattern OWN = Pattern.compile("^(http://localhost:[0-9]+/|data:|blob:)");
    /** What a control has been and what was announced, also if it was gone again before a test could look. */
    private static final String TAKE_NOTES = """
            window.told = [];
            const last = {};
            const note = (who, what) => {
                if (what !== last[who]) window.told.push(`${who} ${last[who] = what}`);
            };
            new MutationObserver(() => {
                for (const control of document.querySelectorAll('[data-testid^=control-]')) {
                    const status = control.querySelector('[data-testid=status]')?.textContent;
                    note(control.dataset.testid.slice(8), `${control.dataset.state}: ${status}`);
                }
                const said = document.querySelector('[data-testid=announcement]')?.textContent;
                if (said) note('announced', said);
            }).observe(document, { attributes: true, childList: true, characterData: true, subtree: true });""";

    private final Page page;
    private int heard;
    private final List<String> faults = new ArrayList<>();

    private PageVisitor(Page page) {
        this.page = page;
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!OWN.matcher(request.url()).find()) {
                faults.add("a foreign address: " + request.url());
            }
        });
    }

    /** Opens the page in a new tab and does what the local sign-in asks. */
    static PageVisitor signIn(BrowserContext window, String address, String name) {
        PageVisitor visitor = open(window, address);
        visitor.signIn(name);
        return visitor;
    }

    /** Opens the page in a new tab that is signed in already, with what another tab kept. */
    static PageVisitor resume(BrowserContext window, String address, String signIn) {
        // Any file from where the page comes from, as what a tab keeps belongs to an origin.
        PageVisitor visitor = open(window, address + "/config.json");
        visitor.page.evaluate("kept => sessionStorage.setItem(...JSON.parse(kept))", signIn);
        visitor.page.navigate(address);
        return visitor;
    }

    /** What this tab keeps of its sign-in, as soon as there is one. */
    String keptSignIn() {
        return (String) page.waitForFunction("""
                        () => {
                            const kept = Object.entries(sessionStorage).find(([name]) => name.startsWith('oidc.user:'));
                            return kept && JSON.stringify(kept);
                        }""", null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE))
                .jsonValue();
    }

    /** Does what the page and the local sign-in ask. */
    void signIn(String name) {
        see("sign-in").click();
        page.locator("input[name=username]").fill(name);
        page.locator("[type=submit]").click();
    }

    static PageVisitor open(BrowserContext window, String address) {
        PageVisitor visitor = new PageVisitor(window.newPage());
        visitor.page.addInitScript(TAKE_NOTES);
        visitor.page.navigate(address);
        return visitor;
    }

    Page page() {
        return page;
    }

    Locator see(String testId) {
        return page.getByTestId(testId);
    }

    Locator control(String signal) {
        return see("control-" + signal);
    }

    Locator status(String signal) {
        return control(signal).getByTestId("status");
    }

    /** Presses a value of a control, and answers the question where there is one. */
    void ask(String signal, String value) {
        press(signal, value);
        control(signal).getByTestId("confirm-yes").click();
    }

    void press(String signal, String value) {
        heard = told().size();
        control(signal).getByTestId("ask-" + value).click();
    }

    PageVisitor awaitConnected() {
        assertThat(see("page-connection")).hasAttribute("data-state", "connected");
        return this;
    }

    void awaitPresence(String state) {
        assertThat(see("car-presence")).hasAttribute("data-state", state);
    }

    void awaitState(String signal, String state) {
        assertThat(control(signal)).hasAttribute("data-state", state);
    }

    /** Waits until the control has been in that state since the last press, however short. */
    void awaitHadState(String signal, String state) {
        awaitTold(signal + " " + state + ":.*");
    }

    /** Waits until that was announced since the last press, alone or together with other news. */
    void awaitAnnounced(String news) {
        awaitTold("announced .*" + news + ".*");
    }

    /** Waits until a control or the announcement has said that since the last press: "trunk confirmed: Done…". */
    void awaitTold(String regex) {
        page.waitForFunction(
                "([from, regex]) => window.told.slice(from).some((line) => new RegExp(`^${regex}$`).test(line))",
                List.of(heard, regex),
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
    }

    List<String> told() {
        List<?> told = (List<?>) page.evaluate("() => window.told");
        return told.stream().map(String::valueOf).toList();
    }

    /** Waits until drawing and control show the value that the car reported. */
    void awaitShown(String signal, String value) {
        assertThat(control(signal)).hasAttribute("data-value", value);
        assertThat(page.locator("[data-testid=car] svg")).hasAttribute("data-" + signal, value);
    }

    void awaitInTimeline(String channel, String text) {
        assertThat(page.locator("[data-testid=timeline] > li[data-channel=" + channel + "]")
                        .filter(new Locator.FilterOptions().setHasText(Pattern.compile(text)))
                        .first())
                .isVisible();
    }

    /** Notes from now on how those attributes of an element change, joined by a blank. */
    void watch(String selector, String... attributes) {
        page.evaluate("""
                ([selector, attributes]) => {
                    const element = document.querySelector(selector);
                    const read = () => attributes.map((name) => element.getAttribute(name) ?? '-').join(' ');
                    window.seen = [read()];
                    new MutationObserver(() => {
                        if (read() !== window.seen.at(-1)) window.seen.push(read());
                    }).observe(element, { attributes: true });
                }""", List.of(selector, List.of(attributes)));
    }

    /** All that was noted, the first as it was at the beginning. */
    List<String> watched() {
        List<?> seen = (List<?>) page.evaluate("() => window.seen");
        return seen.stream().map(String::valueOf).toList();
    }

    /** Goes on with the tabulator until that part has the focus. */
    void tabTo(Locator part) {
        for (int presses = 0; presses < 100; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(part.evaluate("element => element === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("the tabulator does not reach " + part);
    }

    /** Calls the API past the page, with the token that the page has; returns the HTTP status. */
    int callApi(String request) {
        return (int) page.evaluate("""
                async (request) => {
                    const [method, path] = request.split(' ');
                    const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'));
                    const token = JSON.parse(sessionStorage.getItem(key)).access_token;
                    const body = method === 'POST' ? '{"headlight":"on"}' : undefined;
                    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
                    return (await fetch(`/api${path}`, { method, headers, body })).status;
                }""", request);
    }

    /** Changes what the tab keeps of its sign-in, a {@code user}; returns the access token that it had. */
    Object changeSignIn(String change) {
        return page.evaluate("""
                () => {
                    const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'));
                    const user = JSON.parse(sessionStorage.getItem(key));
                    %s;
                    sessionStorage.setItem(key, JSON.stringify(user));
                    return user.access_token;
                }""".formatted(change));
    }

    /** Nothing that axe knows to be a barrier. */
    void assertAccessible() {
        List<String> violations = new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(PageVisitor::violation)
                        .toList();
        assertEquals(List.of(), violations);
    }

    private static String violation(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** The page threw nothing, broke no rule of its own security policy, and loaded nothing from elsewhere. */
    void assertNoFaults() {
        assertEquals(List.of(), faults);
    }
}
