package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells who asked a vehicle what, and what was done by hand. */
@Command(name = "history", mixinStandardHelpOptions = true, description = "Tells what happened, the newest first.")
final class HistoryCommand extends PersonCommand {
    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "at most so many, 1 to 100 (${DEFAULT-VALUE})")
    private int limit;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = api();
        Moments moments = Moments.of(Clock.systemDefaultZone());
        JsonNode page = good(api.get(path(api) + "/history?limit=" + limit));
        for (JsonNode entry : page.path("entries")) {
            HistoryEntryLines.of(entry, moments).forEach(out()::println);
        }
        return DONE;
    }
}
