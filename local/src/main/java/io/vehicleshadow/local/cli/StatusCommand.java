package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows the state of a vehicle.")
final class StatusCommand extends ThingCommand {
    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode vehicle = good(api().get(path()));
        output().print(vehicle, words().status(vehicle));
        return DONE;
    }
}
