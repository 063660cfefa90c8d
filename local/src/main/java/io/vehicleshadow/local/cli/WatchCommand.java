package io.vehicleshadow.local.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Command;

/** Prints what happens to a vehicle while it happens. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what is asked of a vehicle and what it reports, live, until Ctrl-C.",
            "Connects again by itself; ends with 2 when it is no longer let in."
        })
final class WatchCommand extends PersonCommand {
    private final Clock clock = Clock.systemUTC();
    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = api();
        String thing = thing(api);
        good(api.get("/vehicles/" + ApiClient.part(thing)));
        try (LiveFeed feed = LiveFeed.follow(session(), thing, this::tell, clock)) {
            feed.goOn();
        }
        return DONE;
    }

    private synchronized void tell(String line) {
        out().println(time.format(clock.instant()) + "  " + line);
        out().flush();
    }
}
