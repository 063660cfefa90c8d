package io.vehicleshadow.local.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script for bash or zsh.",
        footer = {
            "To use it in this shell:",
            "  bash: source <(./vehicle completion bash)",
            "  zsh:  source <(./vehicle completion zsh)"
        })
final class CompletionCommand implements Runnable {
    enum Shell {
        BASH,
        ZSH
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private Shell shell;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("vehicle", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
