package io.vehicleshadow.localiot;

import io.netty.bootstrap.ServerBootstrap;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of local-iot. Exit codes: 0 for success, 2 with one line on standard error for bad input. */
@Command(
        name = "local-iot",
        description = "AWS IoT Core for a laptop: MQTT broker, Device Shadow service, data plane, IoT policies.",
        mixinStandardHelpOptions = true,
        version = "local-iot 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StartCommand.class, CertificateCommand.class, DeployCommand.class})
public final class LocalIotCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    LocalIotCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setErr(new LogStream(System.err));
        // A connection that comes while it shuts down is a warning there, with a trace.
        System.setProperty("org.slf4j.simpleLogger.log." + ServerBootstrap.class.getName(), "error");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LocalIotCommand())
                .setParameterExceptionHandler((failure, arguments) -> refuse(failure.getCommandLine(), failure))
                .setExecutionExceptionHandler((failure, commandLine, result) -> {
                    if (isBadInput(failure)) {
                        return refuse(commandLine, failure);
                    }
                    throw failure;
                });
    }

    private static boolean isBadInput(Exception failure) {
        return failure instanceof LocalIotException
                || failure instanceof IllegalArgumentException
                || failure instanceof UncheckedIOException;
    }

    private static int refuse(CommandLine commandLine, Exception failure) {
        String message = String.valueOf(failure.getMessage()).replaceAll("\\R", " ");
        String hint = failure instanceof ParameterException
                ? " (see " + commandLine.getCommandSpec().qualifiedName() + " --help)"
                : "";
        commandLine.getErr().println("local-iot: " + message + hint);
        return CommandLine.ExitCode.USAGE;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command: start, certificate or deploy");
    }
}
