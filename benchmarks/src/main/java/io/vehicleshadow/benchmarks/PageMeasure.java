package io.vehicleshadow.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.local.home.Endpoints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The page in the machine's own Chromium against a local run: its size, its first state, a change, its return. */
final class PageMeasure implements Measure {
    private static final int LOADS = 10;
    private static final int CHANGES = 100;
    private static final int RESTARTS = 20;
    private static final String CAR = "[data-testid=car] svg";
    private static final String LIVE = "[data-testid=page-connection][data-state=connected]";
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String question() {
        return "how large is the page, how soon does it show the car and a change, and how soon is it back?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Bench.folder();
        Process run = Bench.script("run", folder, "--no-agent", "--port-base", "0");
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Bench.await(() -> Files.exists(folder.resolve("endpoints.json")));
            Endpoints endpoints = Endpoints.read(folder);
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setArgs(List.of("--no-sandbox", "--disable-gpu")));
            return figures(browser, endpoints);
        } finally {
            run.destroy();
            run.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private List<Figure> figures(Browser browser, Endpoints endpoints) throws Exception {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "all files in both languages, gzip; a test holds the first view to 150", gzipKilobytes(), "kB"));
        report(
                endpoints,
                "{\"door\":\"close\",\"window\":\"up\",\"trunk\":\"close\",\"headlight\":\"off\",\"speed\":0}");
        Page page = browser.newPage();
        signIn(page, endpoints);
        figures.addAll(firstStates(page));
        figures.addAll(changes(page, endpoints));
        figures.addAll(frames(page, endpoints));
        page.close();
        int behind = URI.create(endpoints.address("mqttWebSocket")).getPort();
        try (Gate gate = new Gate(behind)) {
            figures.addAll(returns(through(gate, behind, browser, endpoints), gate));
        }
        return figures;
    }

    /** The page as it is, but for the address of its broker, which is the gate's. A service worker would ask behind the gate. */
    private static Page through(Gate gate, int behind, Browser browser, Endpoints endpoints) {
        Page page = browser.newContext(
                        new Browser.NewContextOptions().setBypassCSP(true).setServiceWorkers(ServiceWorkerPolicy.BLOCK))
                .newPage();
        page.route("**/config.json", route -> {
            String config = route.fetch().text().replace(":" + behind, ":" + gate.port());
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(config));
        });
        signIn(page, endpoints);
        return page;
    }

    private static void signIn(Page page, Endpoints endpoints) {
        page.navigate(endpoints.address("page"));
        page.getByTestId("sign-in").click();
        page.locator("input[name=username]").fill("demo");
        page.locator("[type=submit]").click();
        page.waitForSelector(LIVE);
    }

    private static List<Figure> firstStates(Page page) {
        Latencies first = new Latencies();
        for (int i = 0; i < LOADS; i++) {
            page.reload();
            page.waitForSelector(LIVE);
            double millis = ((Number) page.evaluate("() => performance.getEntriesByName('first-state')[0].startTime"
                            + " - performance.getEntriesByType('navigation')[0].responseEnd"))
                    .doubleValue();
            first.add(Math.round(millis * 1e6));
        }
        return List.of(
                new Figure("page loaded to its first true state, p50", first.percentile(0.5) / 1e3, "ms").atMost(300),
                new Figure("slowest of " + LOADS, first.percentile(1) / 1e3, "ms"));
    }

    /** From the broker's message in the page's socket until the browser is about to paint the car it tells of. */
    private List<Figure> changes(Page page, Endpoints endpoints) throws IOException, InterruptedException {
        Latencies changes = new Latencies();
        page.evaluate(
                "selector => {"
                        + " const car = document.querySelector(selector); window.painted = [];"
                        + " new MutationObserver(() => requestAnimationFrame(() => setTimeout(() =>"
                        + " window.painted.push(performance.timeOrigin + performance.now())))).observe(car,"
                        + " { attributes: true, attributeFilter: ['data-headlight'] }); }",
                CAR);
        for (int i = 0; i < CHANGES; i++) {
            double taken = report(endpoints, "{\"headlight\":\"" + (i % 2 == 0 ? "on" : "off") + "\"}");
            page.waitForFunction("count => window.painted.length > count", i);
            double painted = ((Number) page.evaluate("i => window.painted[i]", i)).doubleValue();
            changes.add(Math.round((painted - taken) * 1e6));
        }
        return List.of(
                new Figure("report sent to the change on screen, p50", changes.percentile(0.5) / 1e3, "ms").atMost(50),
                new Figure("p99", changes.percentile(0.99) / 1e3, "ms"));
    }

    /** Door, trunk and window swing together; a browser without a graphics card paints on the processor. */
    private List<Figure> frames(Page page, Endpoints endpoints) throws IOException, InterruptedException {
        List<Double> still = frames(page);
        report(endpoints, "{\"door\":\"open\",\"trunk\":\"open\",\"window\":\"down\"}");
        page.waitForSelector(CAR + "[data-door=open]");
        List<Double> moving = frames(page);
        return List.of(
                new Figure("frames a second while nothing moves", still.get(0), "1/s"),
                new Figure("frames a second while three parts move", moving.get(0), "1/s").atLeast(59.5),
                new Figure("longest frame meanwhile", moving.get(1), "ms"));
    }

    /** Frames a second from one frame to another, and the longest time between two, in milliseconds. */
    private static List<Double> frames(Page page) {
        Object counted =
                page.evaluate("() => new Promise(done => { let first; let last; let frames = 0; let longest = 0;"
                        + " const next = now => { if (first === undefined) first = now;"
                        + " else { frames++; longest = Math.max(longest, now - last); } last = now;"
                        + " if (now - first > 600) done([frames * 1000 / (now - first), longest]);"
                        + " else requestAnimationFrame(next); }; requestAnimationFrame(next); })");
        return ((List<?>) counted)
                .stream().map(number -> ((Number) number).doubleValue()).toList();
    }

    private static List<Figure> returns(Page page, Gate gate) throws IOException {
        Latencies returns = new Latencies();
        for (int i = 0; i < RESTARTS; i++) {
            gate.close();
            page.waitForSelector("[data-testid=lost]:visible");
            page.waitForTimeout(500 + 150.0 * i);
            gate.reopen();
            long begin = System.nanoTime();
            page.waitForSelector(LIVE);
            returns.add(System.nanoTime() - begin);
        }
        return List.of(
                new Figure("broker back to page connected, p50", returns.percentile(0.5) / 1e3, "ms"),
                new Figure("slowest of " + RESTARTS, returns.percentile(1) / 1e3, "ms").atMost(2000));
    }

    /** Reports as the car would; returns when it was sent, in milliseconds since 1970 with their fractions. */
    private double report(Endpoints endpoints, String reported) throws IOException, InterruptedException {
        URI shadow = URI.create(endpoints.address("dataPlane") + "/things/tcu/shadow");
        HttpRequest request = HttpRequest.newBuilder(shadow)
                .POST(BodyPublishers.ofString("{\"state\":{\"reported\":" + reported + "}}"))
                .build();
        Instant now = Clock.systemUTC().instant();
        http.send(request, BodyHandlers.discarding());
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    private static double gzipKilobytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> site = Files.walk(Bench.home().resolve("virtual-vehicle/target/site"))) {
            for (Path file : site.filter(Files::isRegularFile).toList()) {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                    Files.copy(file, gzip);
                }
                bytes += packed.size();
            }
        }
        return bytes / 1e3;
    }
}
