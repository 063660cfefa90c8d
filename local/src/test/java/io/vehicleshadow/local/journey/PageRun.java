package io.vehicleshadow.local.journey;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one run and the one browser of all journeys over the page; {@code demo} owns its car and a van without agent. */
final class PageRun implements AutoCloseable {
    static final String VAN = "van";
    private final Path folder;
    private final int ports;
    private final PageBrowser browser;
    private RunProcess run;

    private PageRun() {
        try {
            folder = Files.createTempDirectory("page");
            ports = RunProcess.freePortBase();
            run = started();
            browser = new PageBrowser();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the run of the page did not start", e);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PageVisitor.PATIENCE);
    }

    RunProcess process() {
        return run;
    }

    PageBrowser browser() {
        return browser;
    }

    Path folder() {
        return folder;
    }

    String page() {
        return "http://localhost:" + ports;
    }

    void stop() throws InterruptedException {
        run.stop();
    }

    /** Starts again, on the ports and with the data that it had. */
    void start() throws IOException, InterruptedException {
        run = started();
    }

    private RunProcess started() throws IOException, InterruptedException {
        return RunProcess.start(folder, ports, "--live-refresh", "2", "--another", VAN);
    }

    @Override
    public void close() throws IOException {
        browser.close();
        try {
            run.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Hands the run to every class that asks for it; it ends after the last of them. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PageRun.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(PageRun.class))
                    .computeIfAbsent(PageRun.class, key -> new PageRun(), PageRun.class);
        }
    }
}
