package io.vehicleshadow.local.run;

import io.vehicleshadow.functions.live.LiveTimes;
import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.local.home.OneLine;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code ./run}. */
@Command(
        name = "./run",
        mixinStandardHelpOptions = true,
        description = "Runs the whole product on this machine until Ctrl-C: AWS IoT Core's stand-in and a vehicle.")
public final class RunCommand implements Callable<Integer> {
    /** What a shell tells of a program that SIGTERM ended. */
    private static final int ENDED_MEANWHILE = 143;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where shadows and certificates are kept (default: .local beside ./run)")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "take the ports from N on; 0 takes free ones (default: 8080 to 8085, 8443 and 8883)")
    private Integer portBase;

    @Option(names = "--no-agent", description = "start no vehicle")
    private boolean noAgent;

    @Option(
            names = "--another",
            paramLabel = "THING",
            description = "own a further vehicle of that name, which has a certificate and no agent; may be repeated")
    private List<String> more = List.of();

    @Option(
            names = "--live-refresh",
            hidden = true,
            paramLabel = "SECONDS",
            description = "authorize live pages anew so often; AWS takes 300 and more")
    private Integer liveRefresh;

    private RunCommand() {}

    /** Runs until the process is ended; ends with 2 and one line if it can't start. */
    public static void main(String[] args) {
        CommandLine line = new CommandLine(new RunCommand());
        line.setParameterExceptionHandler((e, given) -> failed(OneLine.of(e)));
        line.setExecutionExceptionHandler((e, command, given) -> failed(OneLine.of(e)));
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (portBase != null && portBase != 0 && (portBase < 1024 || portBase > 65_000)) {
            return failed("--port-base is 0 or from 1024 to 65000, but this is " + portBase);
        }
        Home home = Home.ofThisProcess();
        Path folder = made(home.dataFolder(data));
        // Before the first logger is made: what the functions log is for run.log, not for the person.
        System.setProperty("vehicle-shadow.log", folder.resolve("run.log").toString());
        System.setProperty("log4j2.configurationFile", "log4j2-local.xml");
        // The agent's jar names a logging of its own in its manifest.
        System.setProperty("slf4j.provider", "org.apache.logging.slf4j.SLF4JServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        LoggerFactory.getLogger(RunCommand.class).info("A local run starts on {}", folder);
        Ports ports = portBase == null ? Ports.usual() : Ports.from(portBase);
        LocalRun run = new LocalRun(new RunOptions(home, folder, ports, !noAgent, further(), liveTimes()));
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "end"));
        if (!run.start()) {
            return ENDED_MEANWHILE;
        }
        System.out.println(Welcome.text(run.endpoints(), vehicle(), !noAgent));
        run.agentEnded().thenAccept(RunCommand::sayThatTheAgentEnded);
        Thread.currentThread().join();
        return 0;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " can't be made (" + e + ")", e);
        }
    }

    private String vehicle() {
        return data == null ? "./vehicle" : "./vehicle --data '" + data + "'";
    }

    private List<ThingName> further() {
        return more.stream().map(ThingName::new).toList();
    }

    private LiveTimes liveTimes() {
        return liveRefresh == null
                ? LiveTimes.AWS
                : new LiveTimes(Duration.ofSeconds(liveRefresh), LiveTimes.AWS.shortest());
    }

    private static void sayThatTheAgentEnded(int code) {
        System.out.println("The vehicle's agent ended (code " + code + "); start it again with: ./vehicle agent");
    }

    private static int failed(String message) {
        System.err.println("./run: " + message);
        return 2;
    }
}
