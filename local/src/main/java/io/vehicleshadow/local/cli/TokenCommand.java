package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.local.cli.client.Session;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints your access token, for a client of your own.",
        footer = "For example: curl -H \"Authorization: Bearer $(./vehicle token)\" localhost:8080/api/vehicles")
final class TokenCommand extends PersonCommand {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Session session = session();
        output().print(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("api", session.api())
                                .put("mqttWebSocket", session.mqttWebSocket())
                                .put("accessToken", session.accessToken()),
                        List.of(session.accessToken()));
        return DONE;
    }
}
