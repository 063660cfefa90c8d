package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.local.cli.text.Words;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;

/** A command for one vehicle of the signed-in person. */
abstract class ThingCommand extends PersonCommand {
    @Option(
            names = "--thing",
            paramLabel = "NAME",
            description =
                    "which vehicle, by the name of its thing or the one that its owner gave; needed if you have more"
                            + " than one")
    private String named;

    private JsonNode vehicle;

    /** The vehicle that was named, or the only one. */
    String thing() throws IOException, InterruptedException {
        return vehicle().path("thing").asText();
    }

    /** The same, as the list of the person's vehicles has it. */
    JsonNode vehicle() throws IOException, InterruptedException {
        if (vehicle == null) {
            JsonNode vehicles = good(api().get("/vehicles")).path("vehicles");
            vehicle = named == null ? only(vehicles) : meant(vehicles, named);
        }
        return vehicle;
    }

    private static JsonNode only(JsonNode vehicles) {
        if (vehicles.size() != 1) {
            throw new IllegalArgumentException(
                    vehicles.isEmpty()
                            ? "you have no vehicle"
                            : "you have several vehicles: name one with --thing, " + titles(vehicles));
        }
        return vehicles.get(0);
    }

    /** A thing's name means that thing, whatever another vehicle is called. */
    private static JsonNode meant(JsonNode vehicles, String name) {
        List<JsonNode> things = having(vehicles, "thing", name);
        List<JsonNode> found = things.isEmpty() ? having(vehicles, "name", name) : things;
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "several of your vehicles are called " + name + ": use the name of a thing, " + titles(vehicles));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "you have no vehicle '" + name + "'" + (vehicles.isEmpty() ? "" : "; yours: " + titles(vehicles)));
        }
        return found.get(0);
    }

    private static List<JsonNode> having(JsonNode vehicles, String member, String value) {
        return StreamSupport.stream(vehicles.spliterator(), false)
                .filter(vehicle -> vehicle.path(member).asText().equalsIgnoreCase(value))
                .toList();
    }

    private static String titles(JsonNode vehicles) {
        return StreamSupport.stream(vehicles.spliterator(), false)
                .map(Words::title)
                .collect(Collectors.joining(", "));
    }

    @Override
    String signals() throws IOException, InterruptedException {
        return path() + "/signals";
    }

    String path() throws IOException, InterruptedException {
        return "/vehicles/" + ApiClient.part(thing());
    }
}
