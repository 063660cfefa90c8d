package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a request back that the vehicle has not answered. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Takes back what a vehicle has not answered, for example: withdraw headlight")
final class WithdrawCommand extends PersonCommand {
    @Parameters(paramLabel = "SIGNAL", description = "the signal that was asked for, such as headlight")
    private String signal;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = api();
        JsonNode taken = good(api.send("DELETE", path(api) + "/commands/" + ApiClient.part(signal), null, Map.of()));
        out().println(signal + " " + Words.value(signal, taken.path("value")) + ": withdrawn");
        return DONE;
    }
}
