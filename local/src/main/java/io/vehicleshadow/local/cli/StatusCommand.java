package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;

/** Tells how a vehicle is: what it reported and what it was asked. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Tells how a vehicle is.")
final class StatusCommand extends PersonCommand {
    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = api();
        JsonNode vehicle = good(api.get(path(api)));
        Moments moments = Moments.of(Clock.systemDefaultZone());
        out().println(vehicle.path("thing").asText() + " is " + Words.presence(vehicle.path("presence"), moments));
        vehicle.path("reported").properties().forEach(signal -> {
            Duration age =
                    Duration.ofSeconds(signal.getValue().path("ageSeconds").asLong());
            out().printf("  %-12s %-12s %s ago%n", signal.getKey(), value(signal), Moments.length(age));
        });
        vehicle.path("asked")
                .properties()
                .forEach(signal ->
                        out().println("  asked: " + signal.getKey() + " " + value(signal) + ", not answered yet"));
        return DONE;
    }

    private static String value(Map.Entry<String, JsonNode> signal) {
        return Words.value(signal.getKey(), signal.getValue().path("value"));
    }
}
