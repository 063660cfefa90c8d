package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets another person use a vehicle, or no longer. */
@Command(name = "share", mixinStandardHelpOptions = true, description = "Shares a vehicle, or takes it back.")
final class ShareCommand extends PersonCommand {
    /** The roles that can be given. */
    enum Role {
        DRIVER,
        VIEWER
    }

    @Parameters(paramLabel = "PERSON", description = "with whom")
    private String person;

    @Option(names = "--role", defaultValue = "DRIVER", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Role role;

    @Option(names = "--take-back", description = "end the sharing")
    private boolean takeBack;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = api();
        String path = path(api) + "/drivers/" + ApiClient.part(person);
        if (takeBack) {
            good(api.send("DELETE", path, null, Map.of()));
            out().println(person + " can no longer use it");
        } else {
            good(api.send("PUT", path, JsonNodeFactory.instance.objectNode().put("role", role.name()), Map.of()));
            out().println(person + " is now " + role.name().toLowerCase(Locale.ROOT));
        }
        return DONE;
    }
}
