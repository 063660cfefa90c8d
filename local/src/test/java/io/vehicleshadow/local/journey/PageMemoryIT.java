package io.vehicleshadow.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What lies behind the page: its history, the versions of the shadow, and the headers that it comes with. */
class PageMemoryIT extends PageJourney {
    private static final ObjectMapper JSON = new ObjectMapper();

    PageMemoryIT(PageRun run, PageBrowser browser) {
        super(run, browser);
    }

    @Test
    void the_timeline_goes_back_as_far_as_somebody_asks_and_stays_live() throws Exception {
        long version = shadow().document().path("version").asLong();
        for (int change = 0; change < 24; change++) {
            change("headlight", change % 2 == 0 ? "on" : "off");
        }
        awaitChangesAfter(version, 24);
        PageVisitor demo = signedIn("demo").awaitConnected();
        Locator rows = demo.page().locator("[data-testid=timeline] > li");
        assertThat(rows).hasCount(20);
        String oldest = rows.last().getAttribute("data-version");
        demo.see("older").click();
        assertThat(demo.page().locator("[data-testid=timeline] > li:nth-child(21)"))
                .isVisible();
        assertThat(rows.nth(19)).hasAttribute("data-version", oldest);
        change("window", "down");
        assertThat(rows.first()).containsText("Window: down");
    }

    @Test
    void the_developer_panel_shows_the_document_version_by_version() throws Exception {
        PageVisitor demo = signedIn("demo").awaitConnected();
        demo.awaitShown("window", "up");
        demo.see("developer").locator("summary").click();
        // The panel fills a moment after it has opened.
        assertThat(demo.see("shadow-version")).hasValue(Pattern.compile("[0-9]+"));
        String chosen = demo.see("shadow-version").inputValue();
        change("window", "down");
        demo.awaitShown("window", "down");
        assertEquals("down", ShadowClient.reported(shownDocument(demo), "window"));
        demo.see("shadow-version").selectOption(chosen);
        assertEquals(chosen, shownDocument(demo).path("version").asText());
        change("window", "up");
        demo.awaitShown("window", "up");
        assertThat(demo.see("shadow-version")).hasValue(chosen);
    }

    @Test
    void the_page_comes_with_the_headers_that_are_deployed() throws Exception {
        HttpHeaders served = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(run.page() + "/")).build(), BodyHandlers.discarding())
                .headers();
        JsonNode deployed = JSON.readTree(
                        Path.of("../virtual-vehicle/security-headers.json").toFile())
                .path("headers");
        assertFalse(deployed.isEmpty());
        for (Map.Entry<String, JsonNode> header : deployed.properties()) {
            Pattern value =
                    Pattern.compile("\\Q" + header.getValue().asText().replace("{connect}", "\\E[^;]+\\Q") + "\\E");
            String got = served.firstValue(header.getKey()).orElse("");
            assertTrue(value.matcher(got).matches(), header.getKey() + ": " + got);
        }
    }

    /** The history is written behind the shadow: looks until it has so many changes by hand after that version. */
    private void awaitChangesAfter(long version, int changes) throws Exception {
        ApiPerson demo = ApiPerson.signedIn(run.process().endpoints(), "demo");
        Looks.until(changes + " changes in the history", () -> changesAfter(version, demo), found -> found >= changes);
    }

    private static int changesAfter(long version, ApiPerson person) throws IOException, InterruptedException {
        int found = 0;
        for (JsonNode entry : ApiPerson.json(person.send("GET /vehicles/tcu/history?limit=50"))
                .path("entries")) {
            boolean isOne = entry.path("kind").asText().equals("BY_HAND");
            found += isOne && entry.path("version").asLong() > version ? 1 : 0;
        }
        return found;
    }

    /** The document in the developer panel, which must be of the version that is chosen there. */
    private static JsonNode shownDocument(PageVisitor visitor) throws Exception {
        // Both in one look: a newer version may come between two.
        List<?> seen = (List<?>) visitor.page().evaluate("""
                () => ['shadow-version', 'shadow-document']
                    .map((id) => document.querySelector(`[data-testid=${id}]`))
                    .map((part) => part.value ?? part.textContent)""");
        JsonNode document = JSON.readTree((String) seen.get(1));
        assertEquals(seen.get(0), document.path("version").asText());
        return document;
    }

    private void change(String signal, String value) throws Exception {
        byHand("{\"%s\":\"%s\"}".formatted(signal, value));
        shadow().await(
                        signal + " " + value,
                        document -> ShadowClient.reported(document, signal).equals(value));
    }
}
