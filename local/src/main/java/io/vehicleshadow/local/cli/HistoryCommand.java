package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.text.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "history", mixinStandardHelpOptions = true, description = "Shows what happened, newest first.")
final class HistoryCommand extends ThingCommand {
    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "how many lines, 1 to 100 (default: ${DEFAULT-VALUE}); with --json, how many entries")
    private int limit;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("--limit can't be " + limit + "; it can be 1 to 100");
        }
        JsonNode page = good(api().get(path() + "/history?limit=" + limit));
        Words words = words();
        List<String> lines = new ArrayList<>();
        page.path("entries").forEach(entry -> lines.addAll(words.history(entry)));
        output().print(
                        page,
                        lines.isEmpty()
                                ? List.of("nothing has happened yet")
                                : lines.subList(0, Math.min(limit, lines.size())));
        return DONE;
    }
}
