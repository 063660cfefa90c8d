package io.vehicleshadow.agent.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.journal.FileJournal;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says how the agent of a data folder is. */
@Command(
        name = "agent status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says how the agent is that keeps its data in a folder; for its owner.",
        footer = {
            "",
            "The options may also stand in the environment or in the configuration file, as the agent's own.",
            "Ends with 0 if the agent is connected, 1 if it runs without a connection, 2 if an option is wrong,",
            "3 if no agent runs."
        })
public final class StatusCommand implements Callable<Integer> {
    private static final int CONNECTED = 0;
    private static final int NOT_CONNECTED = 1;
    private static final int NOT_RUNNING = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "The agent's configuration file.")
    private Path config;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data folder.")
    private Path data;

    @Option(names = "--json", description = "Prints one line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            return tell(new StatusFile(data).read());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--data " + data + ": " + e.getMessage(), e);
        }
    }

    private int tell(Optional<AgentStatus> status) {
        int unanswered = new FileJournal(data.resolve("journal")).unanswered().size();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode line = status.map(AgentStatus::json).orElseGet(JsonNodeFactory.instance::objectNode);
            out.println(JsonText.write(line.put("running", status.isPresent()).put("unanswered", unanswered)));
        } else if (status.isPresent()) {
            print(out, status.get(), unanswered);
        } else {
            out.println("no agent runs with the data folder " + data);
        }
        out.flush();
        return status.map(running -> running.connected() ? CONNECTED : NOT_CONNECTED)
                .orElse(NOT_RUNNING);
    }

    private static void print(PrintWriter out, AgentStatus status, int unanswered) {
        StatusListener.About about = status.about();
        out.println(about.thing() + (status.connected() ? " is connected to " : " is NOT connected to ")
                + about.endpoint() + ", since " + status.since());
        out.println("last GET   " + status.lastGet().map(Instant::toString).orElse("none yet"));
        out.println("journal    " + unanswered + " begun and not answered");
        out.println("car        " + about.car());
        out.println("catalogue  " + about.catalogue());
        out.println("version    " + about.version());
        out.println("process    " + status.process().pid() + ", since "
                + status.process().started());
    }
}
