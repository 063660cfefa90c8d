package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.text.Printable;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a command prints: words for a person or, with {@code --json}, JSON for a program. The way to the terminal. */
final class Output {
    /** ECMA-48, "erase in line". */
    private static final String CLEAR_TO_END = "\u001b[K";

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "print JSON, one document a line")
    private boolean asJson;

    boolean isJson() {
        return asJson;
    }

    /** Prints the lines or, if that is wanted, the JSON. */
    void print(JsonNode json, List<String> lines) {
        if (asJson) {
            line(json.toString());
        } else {
            lines.forEach(this::line);
        }
    }

    /** Prints what went wrong, as the program prints any error. */
    void error(String text) {
        CommandLine line = command.commandLine();
        line.getErr().println(Printable.of(line.getCommandSpec().qualifiedName() + ": " + text));
    }

    void line(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(Printable.of(text));
        out.flush();
    }

    /** Whether a person sees what is printed, so that a line may change. */
    boolean isTerminal() {
        return !asJson && System.console() != null;
    }

    /**
     * Puts a text in the place of the last line.
     *
     * @param whole whether it then stays
     */
    void rewrite(String text, boolean whole) {
        PrintWriter out = command.commandLine().getOut();
        out.print("\r" + Printable.of(text) + CLEAR_TO_END + (whole ? System.lineSeparator() : ""));
        out.flush();
    }
}
