package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Withdraws a request that the vehicle has not answered, for example: withdraw headlight")
final class WithdrawCommand extends ThingCommand {
    @Parameters(
            paramLabel = "SIGNAL",
            completionCandidates = SignalCandidates.Keys.class,
            description = "the requested signal, such as headlight")
    private String signal;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode taken = good(api().send("DELETE", path() + "/commands/" + ApiClient.part(signal), null, Map.of()));
        output().print(taken, List.of(line(taken)));
        return DONE;
    }

    private String line(JsonNode taken) throws IOException, InterruptedException {
        return taken.path("status").asText().equals("IN_PROGRESS")
                ? signal + " " + words().value(signal, taken.path("value"))
                        + ": withdrawn, but the car may have begun already"
                : words().signal(signal, taken);
    }
}
