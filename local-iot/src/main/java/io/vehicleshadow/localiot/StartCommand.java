package io.vehicleshadow.localiot;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs local-iot until the process is told to end. */
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
            description = "Listens on N+1 (data plane), N+2 (WebSocket), N+3 (MQTT) and N+4 (data plane over HTTPS); "
                    + "0 takes free ports. Without it: 8081, 8082, 8883 and 8443.")
    private Integer portBase;

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
    public Integer call() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        LocalIot iot = LocalIot.start(options());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            iot.close();
            ended.countDown();
        }));
        spec.commandLine().getOut().println(iot.endpoints().json());
        spec.commandLine().getOut().flush();
        ended.await();
        return CommandLine.ExitCode.OK;
    }

    private LocalIotOptions options() {
        LocalIotOptions options = keeping.inMemory
                ? LocalIotOptions.inMemory().withPorts(IotPorts.usual())
                : LocalIotOptions.at(keeping.data);
        return portBase == null ? options : options.withPorts(IotPorts.from(portBase));
    }
}
