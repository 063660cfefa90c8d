package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "voice",
        mixinStandardHelpOptions = true,
        description = "Lets \"Alexa, open ...\" open, lower and unlock a vehicle without the PIN, or no longer; "
                + "without a word, tells whether it may.")
final class VoiceCommand extends ThingCommand {
    enum Change {
        ALLOW,
        REFUSE
    }

    @Parameters(arity = "0..1", paramLabel = "allow|refuse", description = "only an owner may change it")
    private Change change;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode answer = good(
                change == null
                        ? api().get(path() + "/voice")
                        : api().send(
                                        "PUT",
                                        path() + "/voice",
                                        JsonNodeFactory.instance.objectNode().put("mayOpen", change == Change.ALLOW),
                                        Map.of()));
        output().print(answer, answer.path("mayOpen").asBoolean() ? opens() : opensNot());
        return DONE;
    }

    private List<String> opens() throws IOException, InterruptedException {
        return List.of(
                "\"Alexa, open ...\" may open, lower and unlock " + thing() + " without the PIN",
                "whoever speaks to an Alexa device of yours or of your drivers can do that; the voice code of the Alexa"
                        + " app, if one is set, is the only protection",
                "to stop it: " + hint("voice refuse"));
    }

    private List<String> opensNot() throws IOException, InterruptedException {
        return List.of("\"Alexa, ...\" closes, locks and heats " + thing() + ", but never opens it without the PIN");
    }
}
