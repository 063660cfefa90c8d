package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Does at the car what a person standing there would do, without the cloud. */
@Command(
        name = "car",
        mixinStandardHelpOptions = true,
        description = {
            "Acts by hand as a person at the simulated car would, or, with nothing to do, tells how the car is.",
            "For example: door=close  speed=30  connection=cut  connection=restore  ecu.door=jammed  ecu.door=ok"
        })
final class CarCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private VehicleCli vehicle;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SIGNAL=VALUE", description = "what to do at the car")
    private List<String> acts = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        URI car = Endpoints.read(vehicle.data()).http("car");
        HttpRequest.Builder request = HttpRequest.newBuilder(car);
        if (!acts.isEmpty()) {
            request.POST(BodyPublishers.ofString(body().toString()));
        }
        HttpResponse<String> answer = send(request.build());
        if (answer.statusCode() >= 400) {
            throw new ParameterException(spec.commandLine(), reason(answer.body()));
        }
        spec.commandLine().getOut().println(answer.body());
        return 0;
    }

    private ObjectNode body() {
        ObjectNode body = JSON.createObjectNode();
        for (String act : acts) {
            int equals = act.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        spec.commandLine(), "'" + act + "' is not of the form SIGNAL=VALUE, such as door=close");
            }
            put(body, act.substring(0, equals), act.substring(equals + 1));
        }
        return body;
    }

    private static void put(ObjectNode body, String name, String value) {
        if (name.startsWith("ecu.")) {
            body.withObject("/ecu").put(name.substring("ecu.".length()), value);
        } else if (value.matches("-?[0-9]{1,6}([.][0-9]{1,3})?")) {
            body.put(name, new java.math.BigDecimal(value));
        } else {
            body.put(name, value);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("the car's agent does not run: start it with ./vehicle agent", e);
        }
    }

    private static String reason(String body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        return answer.path("detail").asText(answer.path("error").asText(body));
    }
}
