package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.local.cli.text.Moments;
import io.vehicleshadow.local.cli.text.Words;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Does at the car what a person standing there would do, without the cloud. */
@Command(
        name = "car",
        mixinStandardHelpOptions = true,
        description = {
            "Operates the simulated car by hand; without arguments, shows its state.",
            "For example: door=close  speed=30  connection=cut  connection=restore  ecu.door=jammed  ecu.door=12s"
                    + "  ecu.door=ok"
        })
final class CarCommand implements Callable<Integer> {
    private static final String ECU = "ecu.";

    @ParentCommand
    private VehicleCli vehicle;

    @Mixin
    private Output output;

    @Parameters(
            paramLabel = "SIGNAL=VALUE",
            completionCandidates = SignalCandidates.Commands.class,
            description = "what to do at the car")
    private List<String> acts = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Endpoints run = Endpoints.read(vehicle.data());
        SignalCatalogue catalogue = run.catalogues().first();
        HttpRequest.Builder request = HttpRequest.newBuilder(run.http("car"));
        if (!acts.isEmpty()) {
            request.POST(BodyPublishers.ofString(body(catalogue).toString()));
        }
        ApiClient.Answer answer =
                ApiClient.answer(request.build(), "start the car's agent with: " + vehicle.hint("agent"));
        if (!answer.isGood()) {
            throw new IllegalArgumentException(answer.problem());
        }
        JsonNode car = answer.json();
        output.print(car, lines(car, catalogue));
        return 0;
    }

    private ObjectNode body(SignalCatalogue catalogue) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String text : acts) {
            Assignment act = Assignment.parse(text);
            if (act.key().startsWith(ECU)) {
                body.withObject("/ecu").set(act.key().substring(ECU.length()), condition(act.value()));
            } else {
                body.set(act.key(), act.inLettersOf(catalogue).json());
            }
        }
        return body;
    }

    /** A time makes the part slow; every other word is the car's to judge. */
    private static JsonNode condition(String value) {
        return value.matches("\\d{1,6}s")
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("seconds", Integer.parseInt(value.substring(0, value.length() - 1)))
                : JsonNodeFactory.instance.textNode(value);
    }

    private static String condition(JsonNode value) {
        return value.isObject() ? value.path("seconds").asText() + "s" : value.asText();
    }

    private static List<String> lines(JsonNode car, SignalCatalogue catalogue) {
        Words words = new Words(catalogue, Moments.of(Clock.systemDefaultZone()));
        List<String> lines = new ArrayList<>();
        car.properties().forEach(part -> {
            if (part.getKey().equals("ecu")) {
                part.getValue()
                        .properties()
                        .forEach(ecu ->
                                lines.add(String.format("%-12s %s", ECU + ecu.getKey(), condition(ecu.getValue()))));
            } else {
                lines.add(String.format("%-12s %s", part.getKey(), words.value(part.getKey(), part.getValue())));
            }
        });
        return lines;
    }
}
