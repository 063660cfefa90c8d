package io.vehicleshadow.agent;

import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.session.SessionOptions;
import io.vehicleshadow.agent.simulation.MovementTimes;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the agent. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The program of a vehicle's TCU: connects to AWS IoT Core and keeps the vehicle's shadow.",
        footer = {
            "",
            "Each option may also stand in the environment (VEHICLE_SHADOW_ENDPOINT for --endpoint and so on)",
            "or in the configuration file (endpoint=... and so on). A flag wins over the environment, and the",
            "environment over the file. Disconnects and ends with 143 on SIGTERM and 130 on SIGINT, as every Java",
            "program does; 1 if it can't start, 2 if an option is wrong."
        })
public final class AgentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "A Java properties file with options.")
    private Path config;

    @Option(names = "--endpoint", required = true, paramLabel = "HOST", description = "The AWS IoT data endpoint.")
    private String endpoint;

    @Option(names = "--port", defaultValue = "8883", description = "Its MQTT port (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--ca", required = true, paramLabel = "FILE", description = "The endpoint's authority, PEM.")
    private Path authority;

    @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "The certificate, PEM.")
    private Path certificate;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Its private key, PEM.")
    private Path key;

    @Option(names = "--thing", required = true, paramLabel = "NAME", description = "Thing name and MQTT client id.")
    private String thing;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the journal and the simulated car; without it they end with the program.")
    private Path data;

    @Option(
            names = "--control-port",
            paramLabel = "PORT",
            description = "Lets a hand at the car act over HTTP on loopback; 0 for any free port, which is printed.")
    private Integer controlPort;

    @Option(names = "--no-movement-time", description = "The simulated car moves at once.")
    private boolean noMovementTime;

    @Option(names = "--ecu-patience", defaultValue = "10", paramLabel = "SECONDS", description = "${DEFAULT-VALUE} s.")
    private int ecuPatience;

    @Option(
            names = "--publishes-per-second",
            defaultValue = "100",
            paramLabel = "N",
            description = "At most that many; AWS IoT Core takes 100 (${DEFAULT-VALUE}).")
    private int publishesPerSecond;

    @Option(
            names = "--longest-pause",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "The longest wait before connecting again (${DEFAULT-VALUE}).")
    private int longestPause;

    /** Runs the agent until it is told to end. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new AgentCommand());
        command.setDefaultValueProvider(Settings.of(args, System.getenv()));
        command.setParameterExceptionHandler((mistake, wrong) -> {
            mistake.getCommandLine().getErr().println("agent: " + mistake.getMessage() + " (--help tells all options)");
            return CommandLine.ExitCode.USAGE;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        AgentOptions options = options();
        try (Agent agent = Agent.start(options)) {
            agent.controlPort()
                    .ifPresent(open ->
                            spec.commandLine().getOut().println("{\"control\":\"http://127.0.0.1:" + open + "\"}"));
            spec.commandLine().getOut().flush();
            agent.awaitEnd();
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            spec.commandLine().getErr().println("agent: can't start: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private AgentOptions options() {
        try {
            SessionOptions session = new SessionOptions(
                    endpoint,
                    port,
                    readable("--ca", authority),
                    readable("--certificate", certificate),
                    readable("--key", key),
                    new ThingName(thing),
                    Duration.ofSeconds(longestPause));
            return new AgentOptions(
                    session,
                    new Limits(Duration.ofSeconds(ecuPatience), publishesPerSecond),
                    noMovementTime ? MovementTimes.none() : MovementTimes.lifelike(),
                    Optional.ofNullable(data),
                    controlPort == null ? OptionalInt.empty() : OptionalInt.of(controlPort));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static Path readable(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(option + " names a file that can't be read: " + file);
        }
        return file;
    }
}
