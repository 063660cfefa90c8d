package io.vehicleshadow.local.cli;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Signs a person in: authorization code with PKCE, the browser or, in a local run, just a name. */
@Command(name = "login", mixinStandardHelpOptions = true, description = "Signs you in.")
final class LoginCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParentCommand
    private VehicleCli vehicle;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "in a local run: sign in as that person, without a browser")
    private String name;

    @Option(names = "--api", paramLabel = "URL", description = "a deployed API instead of the local run")
    private String api;

    @Option(names = "--issuer", paramLabel = "URL", description = "the sign-in of the deployed API")
    private String issuer;

    @Option(names = "--client-id", paramLabel = "ID", description = "the client id of the command line there")
    private String clientId;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            description =
                    "MQTT over WebSocket there, for watch: wss://ENDPOINT/mqtt?x-amz-customauthorizer-name=AUTHORIZER")
    private String mqtt;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean deployed = api != null;
        if (deployed && (issuer == null || clientId == null)) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--api needs --issuer and --client-id, which the deployment prints");
        }
        Endpoints local = deployed ? null : Endpoints.read(vehicle.data());
        URI provider = URI.create(deployed ? issuer : local.address("signIn"));
        CodeFlow flow = new CodeFlow(
                provider, deployed ? clientId : SignIn.COMMAND_LINE, CodeFlow.REDIRECT, new SecureRandom());
        String token;
        if (name != null && !deployed) {
            token = flow.signInAs(name);
        } else {
            token = flow.signInWithBrowser(
                    address -> spec.commandLine().getOut().println("Open this address to sign in:\n  " + address),
                    PATIENCE);
        }
        new Session(deployed ? api : local.address("api"), deployed ? mqtt : local.address("mqttWebSocket"), token)
                .write(vehicle.data());
        spec.commandLine().getOut().println(name == null ? "signed in" : "signed in as " + name);
        return 0;
    }
}
