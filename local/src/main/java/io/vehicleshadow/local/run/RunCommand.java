package io.vehicleshadow.local.run;

import io.vehicleshadow.functions.live.LiveTimes;
import io.vehicleshadow.local.cloud.AlexaAddresses;
import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.local.home.LogFile;
import io.vehicleshadow.local.home.OneLine;
import io.vehicleshadow.local.home.PrivateFile;
import io.vehicleshadow.local.home.Version;
import io.vehicleshadow.vehicle.ClientIds;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.app.OtherApp;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.signal.BadCatalogue;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code ./run}. */
@Command(
        name = "./run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs the whole product on this machine until Ctrl-C: AWS IoT Core's stand-in and a vehicle.")
public final class RunCommand implements Callable<Integer> {
    /** The exit code of a program that SIGTERM ended. */
    private static final int ENDED_MEANWHILE = 143;
    /** The exit code of a program that SIGINT ended; Ctrl-C sends it to the agent and to this program. */
    private static final int ENDED_BY_CTRL_C = 130;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where shadows and certificates are kept (default: .local beside ./run)")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "use the ports from N on; 0 uses free ones (default: 8080 to 8085, 8443 and 8883)")
    private Integer portBase;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description =
                    "what the vehicles can do (default: the standard catalogue); may be repeated for cars of several"
                            + " models, that of tcu first")
    private List<String> catalogues = List.of();

    @Option(
            names = "--require-proof",
            defaultValue = "none",
            paramLabel = "WHICH",
            description =
                    "the vehicle opens (confirm) or does anything (all) only with a signature of a person's own key")
    private String requireProof;

    @Option(
            names = "--limits",
            description = "answer 429 to whoever asks too often, as a deployment with a web ACL does")
    private boolean limits;

    @Option(
            names = "--app",
            paramLabel = "NAME=REDIRECT",
            description =
                    "an app of your own that people sign in to, such as \"Fleet desk=http://localhost:9000/back\";"
                            + " the history names it; may be repeated")
    private List<String> apps = List.of();

    @Option(names = "--no-agent", description = "start no vehicle")
    private boolean noAgent;

    @Option(
            names = "--another",
            paramLabel = "THING",
            description = "one more vehicle of that name, with a certificate and without an agent; may be repeated")
    private List<String> more = List.of();

    @Option(
            names = "--live-refresh",
            hidden = true,
            paramLabel = "SECONDS",
            description = "authorize live pages anew so often; AWS takes 300 and more")
    private Integer liveRefresh;

    @Option(
            names = "--event-gateway",
            paramLabel = "URL",
            description = "tell changes to this event gateway of Alexa (default: one of the run, which logs them)")
    private URI eventGateway;

    @Option(
            names = "--event-tokens",
            paramLabel = "URL",
            description = "and get the tokens for it here, in place of Login with Amazon")
    private URI eventTokens;

    private RunCommand() {}

    /** Runs until the process is ended; ends with 2 and one line if it can't start. */
    public static void main(String[] args) {
        CommandLine line = commandLine();
        line.setParameterExceptionHandler((e, given) -> failed(OneLine.of(e)));
        line.setExecutionExceptionHandler((e, command, given) -> failed(OneLine.of(e)));
        System.exit(line.execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RunCommand()).setCommandName(Home.script("run"));
    }

    @Override
    public Integer call() throws Exception {
        if (portBase != null && portBase != 0 && (portBase < 1024 || portBase > 65_000)) {
            return failed("--port-base can't be " + portBase + "; it can be 0 or 1024 to 65000");
        }
        if (!catalogues.isEmpty()) {
            System.setProperty(Catalogues.PROPERTY, String.join(File.pathSeparator, catalogues));
        }
        try {
            Catalogues.configured();
        } catch (BadCatalogue e) {
            String name = catalogues.isEmpty()
                    ? Catalogues.VARIABLE
                    : "--catalogue " + String.join(" --catalogue ", catalogues);
            return failed(name + ":\n" + e.getMessage());
        }
        Home home = Home.ofThisProcess();
        Path folder = made(home.dataFolder(data));
        LogFile.use(folder.resolve("run.log"));
        LoggerFactory.getLogger(RunCommand.class).info("A local run starts on {}", folder);
        Ports ports = portBase == null ? Ports.usual() : Ports.from(portBase);
        ports.requireFree(!noAgent);
        LocalRun run = new LocalRun(new RunOptions(
                home,
                folder,
                ports,
                !noAgent,
                ProofPolicy.of(requireProof),
                apps(),
                limits,
                further(),
                liveTimes(),
                alexa()));
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "end"));
        if (!run.start()) {
            return ENDED_MEANWHILE;
        }
        String vehicle = Home.vehicle(data);
        System.out.println(Welcome.text(run.endpoints(), vehicle, !noAgent, apps()));
        run.agentEnded().thenAccept(code -> {
            if (!run.isEnding() && code != ENDED_BY_CTRL_C) {
                System.out.println(
                        "The vehicle's agent ended (exit code " + code + "). To start it again: " + vehicle + " agent");
            }
        });
        Thread.currentThread().join();
        return 0;
    }

    private static Path made(Path folder) {
        try {
            PrivateFile.folder(folder);
            PrivateFile.create(folder.resolve("run.log"));
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("can't make the data folder " + folder + " (" + e + ")", e);
        }
    }

    private List<ThingName> further() {
        more.stream().filter(ClientIds::isReserved).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("a vehicle can't be called " + name + "; names that begin with "
                    + String.join(", ", ClientIds.reserved()) + " belong to pages and functions");
        });
        return more.stream().map(ThingName::new).toList();
    }

    private List<OtherApp> apps() {
        return apps.isEmpty() ? List.of() : OtherApp.readAll(String.join(",", apps));
    }

    private LiveTimes liveTimes() {
        return liveRefresh == null
                ? LiveTimes.AWS
                : new LiveTimes(Duration.ofSeconds(liveRefresh), LiveTimes.AWS.shortest());
    }

    private Optional<AlexaAddresses> alexa() {
        if (eventGateway == null && eventTokens == null) {
            return Optional.empty();
        }
        for (URI address : Arrays.asList(eventGateway, eventTokens)) {
            if (address == null
                    || address.getHost() == null
                    || !address.toString().matches("https?://.*")) {
                throw new IllegalArgumentException(
                        "--event-gateway and --event-tokens go together, each with an address such as"
                                + " http://localhost:9000/v3/events, not " + address);
            }
        }
        return Optional.of(new AlexaAddresses(eventGateway, eventTokens));
    }

    private static int failed(String message) {
        System.err.println(Home.script("run") + ": " + message);
        return 2;
    }
}
