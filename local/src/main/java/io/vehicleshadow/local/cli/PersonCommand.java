package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands of a signed-in person share: who they are, which vehicle, where to print. */
abstract class PersonCommand implements Callable<Integer> {
    /** Exit codes, as the README tells them. */
    static final int DONE = 0;

    static final int NO_ANSWER = 3;
    static final int REFUSED = 4;

    @ParentCommand
    private VehicleCli vehicle;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--thing",
            paramLabel = "NAME",
            description = "which vehicle; needed only by somebody who has several")
    private String thing;

    Path data() {
        return vehicle.data();
    }

    Session session() throws IOException {
        return Session.read(data()).orElseThrow(() -> wrong("nobody is signed in: ./vehicle login --as demo"));
    }

    ApiClient api() throws IOException {
        return new ApiClient(session());
    }

    /** The vehicle that was named, or the only one. */
    String thing(ApiClient api) throws IOException, InterruptedException {
        if (thing != null) {
            return thing;
        }
        JsonNode vehicles = good(api.get("/vehicles")).path("vehicles");
        if (vehicles.size() != 1) {
            throw wrong(
                    vehicles.isEmpty()
                            ? "you have no vehicle"
                            : "you have several vehicles: name one with --thing, "
                                    + vehicles.findValuesAsText("thing"));
        }
        return vehicles.get(0).path("thing").asText();
    }

    String path(ApiClient api) throws IOException, InterruptedException {
        return "/vehicles/" + ApiClient.part(thing(api));
    }

    /** The body of a good answer; anything else ends the command with exit code 2 and the problem in one line. */
    JsonNode good(ApiClient.Answer answer) {
        if (!answer.isGood()) {
            throw wrong(answer.problem());
        }
        return answer.json();
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
