package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.CodeFlow;
import io.vehicleshadow.local.cli.client.LocalSignIn;
import io.vehicleshadow.local.cli.client.Session;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Signs a person in: authorization code with PKCE, the browser or, in a local run, just a name. */
@Command(name = "login", mixinStandardHelpOptions = true, description = "Signs you in.")
final class LoginCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParentCommand
    private VehicleCli vehicle;

    @Mixin
    private Output output;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "in a local run: sign in as that person, without a browser")
    private String name;

    @ArgGroup(exclusive = false, heading = "For a deployed API, which prints all of these:%n")
    private Deployed deployed;

    static final class Deployed {
        @Option(names = "--api", required = true, paramLabel = "URL", description = "the API")
        private String api;

        @Option(names = "--issuer", required = true, paramLabel = "URL", description = "its sign-in")
        private String issuer;

        @Option(
                names = "--client-id",
                required = true,
                paramLabel = "ID",
                description = "the client id of the command line")
        private String clientId;

        @Option(
                names = "--mqtt",
                paramLabel = "URL",
                description =
                        "MQTT over WebSocket, for watch: wss://ENDPOINT/mqtt?x-amz-customauthorizer-name=AUTHORIZER")
        private String mqtt;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (deployed == null) {
            LocalSignIn run = new LocalSignIn(vehicle.data());
            if (name == null) {
                run.keep(withBrowser(run.flow()), Optional.empty());
            } else {
                run.signInAs(name);
            }
        } else {
            CodeFlow flow = new CodeFlow(URI.create(deployed.issuer), deployed.clientId, CodeFlow.REDIRECT);
            new Session(deployed.api, deployed.mqtt, withBrowser(flow), Optional.empty()).write(vehicle.data());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("signedIn", true);
        output.print(json, List.of(name == null ? "signed in" : "signed in as " + name));
        return 0;
    }

    private String withBrowser(CodeFlow flow) throws IOException, InterruptedException {
        return flow.signInWithBrowser(
                address -> {
                    output.line("Open this address to sign in:");
                    output.line("  " + address);
                },
                PATIENCE);
    }
}
