package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.client.LiveFeed;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.Command;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the state of a vehicle and then its changes live: requests and by whom, answers, reports; until"
                    + " Ctrl-C.",
            "Connects again by itself; ends with 2 when it is no longer let in."
        })
final class WatchCommand extends ThingCommand {
    private final Clock clock = Clock.systemDefaultZone();

    @Override
    public Integer call() throws IOException, InterruptedException {
        String thing = thing();
        WatchedVehicle watched = new WatchedVehicle(thing, api(), words(), output(), clock, hint("history"));
        try (LiveFeed feed = LiveFeed.follow(session(), new ThingName(thing), watched, clock)) {
            JsonNode vehicle = good(api().get(path()));
            output().print(vehicle, words().status(vehicle));
            watched.begin();
            feed.goOn();
        }
        return DONE;
    }
}
