package io.vehicleshadow.agent;

import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.fleet.FleetCommand;
import io.vehicleshadow.agent.options.OptionDefaults;
import io.vehicleshadow.agent.options.PemFile;
import io.vehicleshadow.agent.options.VehicleOptions;
import io.vehicleshadow.agent.provision.ProvisionCommand;
import io.vehicleshadow.agent.provision.Renewing;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.status.StatusCommand;
import io.vehicleshadow.agent.supervise.ProcessEnd;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.signal.BadCatalogue;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the agent. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "The program of a vehicle's TCU: connects to AWS IoT Core and keeps the vehicle's shadow.",
        footer = {
            "",
            "agent status says how a running agent is, agent provision gives a vehicle its identity, and",
            "agent fleet runs many simulated cars; each has a --help of its own.",
            "",
            "Each option may also stand in the environment (VEHICLE_SHADOW_ENDPOINT for --endpoint and so on)",
            "or in the configuration file (endpoint=... and so on). A flag wins over the environment, and the",
            "environment over the file. Disconnects and ends with 143 on SIGTERM and 130 on SIGINT, as every Java",
            "program does; 1 if it can't start, 2 if an option is wrong."
        })
public final class AgentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private VehicleOptions vehicle;

    @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "The certificate, PEM.")
    private Path certificate;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Its private key, PEM.")
    private Path key;

    @Option(
            names = "--renewal-template",
            paramLabel = "NAME",
            description = "The provisioning template that renews the certificate, which provision must have written.")
    private String renewalTemplate;

    @Option(
            names = "--renew-after",
            defaultValue = "365",
            paramLabel = "DAYS",
            description = "Renews a certificate of that age, and any in the last third of its term (${DEFAULT-VALUE}).")
    private int renewAfter;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the journal and the simulated car; without it they end with the program.")
    private Path data;

    @Option(
            names = "--control-port",
            paramLabel = "PORT",
            description = "Controls the car by hand over HTTP on loopback; 0 for any free port, which is printed.")
    private Integer controlPort;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "What the car can do, JSON; without it, the standard catalogue.")
    private Path catalogue;

    @Option(
            names = "--car",
            defaultValue = "simulated",
            paramLabel = "CAR",
            description = "simulated, process:COMMAND, unix:PATH, kuksa://HOST:PORT or java:CLASS (${DEFAULT-VALUE}).")
    private String car;

    @Option(
            names = "--require-proof",
            defaultValue = "none",
            paramLabel = "WHICH",
            description =
                    "Executes none, confirm (what opens) or all only with a proof by a person's key; needs --data.")
    private String requireProof;

    @Option(names = "--no-movement-time", description = "The simulated car moves at once.")
    private boolean noMovementTime;

    @Option(names = "--ecu-patience", defaultValue = "8", paramLabel = "SECONDS", description = "${DEFAULT-VALUE} s.")
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

    @Option(
            names = "--until-input-ends",
            hidden = true,
            description =
                    "Ends as by SIGTERM when its standard input does: when its launcher is gone, however it ended.")
    private boolean untilInputEnds;

    /** Runs the agent until the process is ended. */
    public static void main(String[] args) {
        String first = args.length > 0 ? args[0] : "";
        if (first.equals("fleet")) {
            // What every single car does is too much of many.
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        }
        System.setErr(new LogStream(System.err, System.getenv("JOURNAL_STREAM") != null));
        Callable<Integer> program = switch (first) {
            case "status" -> new StatusCommand();
            case "provision" -> new ProvisionCommand();
            case "fleet" -> new FleetCommand(Version.CURRENT);
            default -> new AgentCommand();
        };
        String[] options = program instanceof AgentCommand ? args : Arrays.copyOfRange(args, 1, args.length);
        System.exit(OptionDefaults.run(new CommandLine(program), options));
    }

    @Override
    public Integer call() {
        ProcessEnd end = new ProcessEnd();
        try (Agent agent = start()) {
            if (untilInputEnds) {
                ProcessEnd.withInput();
            }
            agent.controlPort()
                    .ifPresent(open ->
                            spec.commandLine().getOut().println("{\"control\":\"http://127.0.0.1:" + open + "\"}"));
            spec.commandLine().getOut().flush();
            end.begun().join();
            return CommandLine.ExitCode.OK;
        } catch (BadCatalogue e) {
            throw new ParameterException(
                    spec.commandLine(), "--catalogue " + catalogue + ":\n" + e.getMessage() + "\n");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        } catch (IOException e) {
            spec.commandLine().getErr().println("agent: can't start: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            end.done();
        }
    }

    private Agent start() throws IOException {
        AgentOptions options = options();
        if (System.err instanceof LogStream log) {
            log.about(options.thing());
        }
        return Agent.start(options);
    }

    private Optional<Renewing.Setting> renewing() {
        return Optional.ofNullable(renewalTemplate)
                .map(template -> new Renewing.Setting(template, Duration.ofDays(renewAfter)));
    }

    private AgentOptions options() {
        SignalCatalogue known = catalogue == null ? SignalCatalogue.standard() : SignalCatalogue.read(catalogue);
        return new AgentOptions(
                vehicle.thing(),
                vehicle.endpoint(),
                new Credentials(
                        vehicle.thing().value(),
                        PemFile.certificate("--certificate", certificate),
                        PemFile.key("--key", key)),
                renewing(),
                Duration.ofSeconds(longestPause),
                new Limits(Duration.ofSeconds(ecuPatience), publishesPerSecond),
                known,
                car,
                noMovementTime ? Pace.IMMEDIATE : Pace.LIFELIKE,
                ProofPolicy.of(requireProof),
                Optional.ofNullable(data),
                controlPort == null ? OptionalInt.empty() : OptionalInt.of(controlPort));
    }
}
