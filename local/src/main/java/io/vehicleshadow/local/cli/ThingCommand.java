package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import java.io.IOException;
import picocli.CommandLine.Option;

/** A command for one vehicle of the signed-in person. */
abstract class ThingCommand extends PersonCommand {
    @Option(names = "--thing", paramLabel = "NAME", description = "which vehicle; needed if you have more than one")
    private String thing;

    /** The vehicle that was named, or the only one. */
    String thing() throws IOException, InterruptedException {
        if (thing == null) {
            JsonNode vehicles = good(api().get("/vehicles")).path("vehicles");
            if (vehicles.size() != 1) {
                throw new IllegalArgumentException(
                        vehicles.isEmpty()
                                ? "you have no vehicle"
                                : "you have several vehicles: name one with --thing, "
                                        + vehicles.findValuesAsText("thing"));
            }
            thing = vehicles.get(0).path("thing").asText();
        }
        return thing;
    }

    String path() throws IOException, InterruptedException {
        return "/vehicles/" + ApiClient.part(thing());
    }
}
