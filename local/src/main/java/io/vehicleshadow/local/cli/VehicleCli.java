package io.vehicleshadow.local.cli;

import io.vehicleshadow.agent.options.OptionDefaults;
import io.vehicleshadow.agent.provision.ProvisionCommand;
import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.local.home.OneLine;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line for a vehicle. Exit codes: 0 done, 2 bad input or nothing to speak to, as each command tells. */
@Command(
        name = "./vehicle",
        mixinStandardHelpOptions = true,
        description = "Speaks to vehicles of a local run or of a deployed API.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LoginCommand.class,
            ListCommand.class,
            StatusCommand.class,
            SendCommand.class,
            WithdrawCommand.class,
            WatchCommand.class,
            HistoryCommand.class,
            ShareCommand.class,
            PinCommand.class,
            SayCommand.class,
            CarCommand.class,
            AgentCommand.class,
            ProvisionCommand.class
        })
public final class VehicleCli {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the data folder of the local run (default: .local beside ./vehicle)")
    private Path data;

    private VehicleCli() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        CommandLine line = commandLine();
        line.getSubcommands().get("provision").setDefaultValueProvider(OptionDefaults.of(args, System.getenv()));
        System.exit(line.execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new VehicleCli());
        line.setParameterExceptionHandler((e, given) -> failed(e.getCommandLine(), e));
        line.setExecutionExceptionHandler((e, command, given) -> failed(command, e));
        return line;
    }

    /** The data folder of the run to speak to. */
    Path data() {
        return Home.ofThisProcess().dataFolder(data);
    }

    private static int failed(CommandLine command, Exception problem) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + OneLine.of(problem));
        return 2;
    }
}
