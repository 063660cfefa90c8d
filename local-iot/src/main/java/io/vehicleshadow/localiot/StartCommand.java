package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.policy.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Runs local-iot until the process is stopped. */
@Command(
        name = "start",
        description = {
            "Starts local-iot on loopback and runs until Ctrl-C.",
            "When it is ready it prints one line of JSON with its endpoints on standard output; its log goes to "
                    + "standard error."
        },
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    static final String DEFAULT_DATA = ".local-iot";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @ArgGroup
    private Keeping keeping = new Keeping();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description =
                    "Listens on N+1 (data plane), N+2 (WebSocket), N+3 (MQTT), N+4 (data plane over HTTPS) and N+5 "
                            + "(WebSocket over TLS); 0 takes free ports. Without it: 8081, 8082, 8883, 8443 and 8444.")
    private Integer portBase;

    @Option(
            names = "--iot-policy",
            paramLabel = "NAME=FILE",
            description = "A policy that a provisioning template attaches by NAME; may be given again.")
    private Map<String, Path> policies = Map.of();

    @Option(
            names = "--provisioning-template",
            paramLabel = "NAME=FILE",
            description = "A fleet provisioning template; may be given again.")
    private Map<String, Path> templates = Map.of();

    /** Where to keep what is kept, or not to. */
    private static final class Keeping {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Keeps shadows, sessions, retained messages and certificates in DIR. Without it: "
                        + DEFAULT_DATA + " in the working directory.")
        private Path data = Path.of(DEFAULT_DATA);

        @Option(names = "--in-memory", description = "Keeps nothing; certificates go to a temporary folder.")
        private boolean inMemory;
    }

    private StartCommand() {}

    @Override
    public Integer call() {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        LocalIot iot = LocalIot.start(options());
        try {
            policies.forEach((name, file) ->
                    put(file, text -> iot.provisioning().putPolicy(name, PolicyDocument.parse(text))));
            templates.forEach(
                    (name, file) -> put(file, text -> iot.provisioning().putTemplate(name, text)));
        } catch (ParameterException e) {
            iot.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            iot.close();
            ended.complete(CommandLine.ExitCode.OK);
        }));
        iot.failed().thenAccept(failure -> ended.complete(CommandLine.ExitCode.USAGE));
        spec.commandLine().getOut().println(iot.endpoints().json());
        spec.commandLine().getOut().flush();
        return ended.join();
    }

    private void put(Path file, Consumer<String> place) {
        try {
            place.accept(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "the file " + file + " can't be read", e);
        }
    }

    private LocalIotOptions options() {
        LocalIotOptions options = keeping.inMemory
                ? LocalIotOptions.inMemory().withPorts(IotPorts.usual())
                : LocalIotOptions.at(keeping.data);
        return portBase == null ? options : options.withPorts(IotPorts.from(portBase));
    }
}
