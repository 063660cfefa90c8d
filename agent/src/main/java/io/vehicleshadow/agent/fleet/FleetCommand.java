package io.vehicleshadow.agent.fleet;

import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.control.ControlServer;
import io.vehicleshadow.agent.options.ClaimOptions;
import io.vehicleshadow.agent.options.EndpointOptions;
import io.vehicleshadow.agent.provision.ClaimedIdentities;
import io.vehicleshadow.agent.supervise.ProcessEnd;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs many simulated cars in this process. */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs many simulated cars in one process, each with its own certificate, journal, session and executor.",
            "Each gets its identity by the claim once, which --data keeps."
        },
        footer = {
            "",
            "Prints a line of JSON for what a launcher wants to know: {\"control\":\"http://...\"}, {\"identities\":7},",
            "{\"online\":7} whenever that changes, and {\"ready\":50} once when all have been connected. The control",
            "server has each car at /cars/ and its name. Ends as the agent does; 1 if a car gets no identity."
        })
public final class FleetCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final String version;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "A Java properties file with options.")
    private Path config;

    @Mixin
    private EndpointOptions endpoint;

    @Mixin
    private ClaimOptions claim;

    @Option(
            names = "--name-prefix",
            defaultValue = "fleet-",
            paramLabel = "TEXT",
            description = "What each thing's name begins with; a number follows (${DEFAULT-VALUE}).")
    private String namePrefix;

    @Option(
            names = "--first",
            defaultValue = "1",
            paramLabel = "N",
            description = "The first number (${DEFAULT-VALUE}).")
    private int first;

    @Option(names = "--count", required = true, paramLabel = "N", description = "How many cars.")
    private int count;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Keeps a folder for each car.")
    private Path data;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Appends a line of JSON for each thing that a car did or had done to it.")
    private Path record;

    @Option(
            names = "--control-port",
            paramLabel = "PORT",
            description = "Controls the cars by hand over HTTP on loopback; 0 for any free port, which is printed.")
    private Integer controlPort;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "What the cars can do, JSON; without it, the standard catalogue.")
    private Path catalogue;

    @Option(names = "--no-movement-time", description = "The cars move at once.")
    private boolean noMovementTime;

    @Option(
            names = "--longest-pause",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "The longest wait before connecting again (${DEFAULT-VALUE}).")
    private int longestPause;

    @Option(
            names = "--provisions-per-second",
            defaultValue = "10",
            paramLabel = "N",
            description = "Requests at most that many identities; AWS IoT gives an account 10 (${DEFAULT-VALUE}).")
    private int provisionsPerSecond;

    @Option(names = "--until-input-ends", hidden = true, description = "Ends when its launcher is gone, as the agent.")
    private boolean untilInputEnds;

    /** @param version of the agent's program */
    public FleetCommand(String version) {
        this.version = version;
    }

    @Override
    public Integer call() {
        FleetOptions options;
        Identities identities;
        try {
            options = options();
            identities = new Identities(claim(options), provisionsPerSecond);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        if (untilInputEnds) {
            ProcessEnd.withInput();
        }
        ProcessEnd end = new ProcessEnd();
        try {
            run(options, identities, end);
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            spec.commandLine().getErr().println("agent fleet: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            end.done();
        }
    }

    private void run(FleetOptions options, Identities identities, ProcessEnd end) throws IOException {
        Optional<ActRecord> acts = record == null ? Optional.empty() : Optional.of(new ActRecord(record));
        try (Progress progress = new Progress(count, this::tell);
                Fleet fleet = new Fleet(options, identities, acts, progress);
                ControlServer control = controlPort == null ? null : new ControlServer(controlPort, fleet::at)) {
            if (control != null) {
                tell("control", "\"http://127.0.0.1:" + control.port() + "\"");
            }
            fleet.start();
            CompletableFuture.anyOf(end.begun(), fleet.failure()).join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } finally {
            if (acts.isPresent()) {
                acts.get().close();
            }
        }
    }

    private void tell(String what, Object value) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("{\"" + what + "\":" + value + "}");
        out.flush();
    }

    private FleetOptions options() {
        return new FleetOptions(
                version,
                endpoint.endpoint(),
                namePrefix,
                first,
                count,
                data,
                catalogue == null ? SignalCatalogue.standard() : SignalCatalogue.read(catalogue),
                Duration.ofSeconds(longestPause),
                provisionsPerSecond,
                noMovementTime ? Pace.IMMEDIATE : Pace.LIFELIKE);
    }

    private ClaimedIdentities claim(FleetOptions options) {
        return new ClaimedIdentities(options.endpoint(), claim.certificate(), claim.key(), claim.template(), PATIENCE);
    }
}
