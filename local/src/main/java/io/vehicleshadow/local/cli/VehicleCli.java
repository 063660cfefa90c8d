package io.vehicleshadow.local.cli;

import io.vehicleshadow.agent.options.OptionDefaults;
import io.vehicleshadow.agent.provision.ProvisionCommand;
import io.vehicleshadow.local.cli.client.NotSignedIn;
import io.vehicleshadow.local.cli.text.Printable;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.local.home.OneLine;
import io.vehicleshadow.local.home.Version;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(
        name = "./vehicle",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Speaks to vehicles of a local run or of a deployed API.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "2:bad input, not signed in, or no run to speak to",
            "3:send: no answer from the vehicle in time",
            "4:send: refused, failed, withdrawn, or replaced by a newer request"
        },
        subcommands = {
            LoginCommand.class,
            ListCommand.class,
            StatusCommand.class,
            SendCommand.class,
            WithdrawCommand.class,
            WatchCommand.class,
            HistoryCommand.class,
            ShareCommand.class,
            NameCommand.class,
            PinCommand.class,
            KeyCommand.class,
            VoiceCommand.class,
            SayCommand.class,
            CarCommand.class,
            AgentCommand.class,
            FleetCommand.class,
            TokenCommand.class,
            CompletionCommand.class,
            ProvisionCommand.class
        })
public final class VehicleCli implements Runnable {
    private static final int BAD_INPUT = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the data folder of the local run (default: .local beside ./vehicle)")
    private Path data;

    private VehicleCli() {}

    public static void main(String[] args) {
        CommandLine line = commandLine();
        line.getSubcommands().get("provision").setDefaultValueProvider(OptionDefaults.of(args, System.getenv()));
        System.exit(line.execute(args));
    }

    static CommandLine commandLine() {
        VehicleCli vehicle = new VehicleCli();
        CommandLine line = new CommandLine(vehicle, SignalCandidates.of(vehicle))
                .setCommandName(Home.script("vehicle"))
                .setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) -> vehicle.failed(e.getCommandLine(), e));
        line.setExecutionExceptionHandler((e, command, given) -> vehicle.failed(command, e));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which command: " + String.join(", ", spec.subcommands().keySet()) + " (--help explains them)");
    }

    Path data() {
        return Home.ofThisProcess().dataFolder(data);
    }

    /** What the vehicles of the local run can do; the standard where none runs. */
    Catalogues catalogues() {
        try {
            return Endpoints.read(data()).catalogues();
        } catch (IOException e) {
            return new Catalogues(SignalCatalogue.standard());
        }
    }

    /** A command that a person may type next, as this one was typed: by the same path, for the same data folder. */
    String hint(String command) {
        return Home.vehicle(data) + " " + command;
    }

    private int failed(CommandLine command, Exception problem) {
        String line = OneLine.of(problem);
        if (problem instanceof NotSignedIn) {
            line += "; sign in with: " + hint("login --as NAME");
        } else if (problem instanceof UnmatchedArgumentException unknown
                && !unknown.getSuggestions().isEmpty()) {
            line += ". Did you mean " + unknown.getSuggestions().get(0) + "?";
        }
        command.getErr().println(Printable.of(command.getCommandSpec().qualifiedName() + ": " + line));
        return BAD_INPUT;
    }
}
