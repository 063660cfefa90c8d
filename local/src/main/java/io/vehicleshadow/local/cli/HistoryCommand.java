package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells who asked a vehicle what, and what was done by hand. */
@Command(name = "history", mixinStandardHelpOptions = true, description = "Tells what happened, the newest first.")
final class HistoryCommand extends PersonCommand {
    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "at most so many (${DEFAULT-VALUE})")
    private int limit;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = api();
        for (JsonNode entry :
                good(api.get(path(api) + "/history?limit=" + limit)).path("entries")) {
            String who = entry.path("by").asText("at the car")
                    + (entry.has("channel")
                            ? " by " + entry.path("channel").asText().toLowerCase(java.util.Locale.ROOT)
                            : "");
            entry.path("signals")
                    .properties()
                    .forEach(signal -> out().printf(
                                    "%s  %-20s %s%n",
                                    entry.path("at").asText(),
                                    who,
                                    entry.path("kind").asText().equals("COMMAND")
                                            ? Words.signal(signal.getKey(), signal.getValue())
                                            : signal.getKey() + " "
                                                    + signal.getValue()
                                                            .path("value")
                                                            .asText(signal.getValue()
                                                                    .asText())));
        }
        return DONE;
    }
}
