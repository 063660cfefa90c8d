package io.vehicleshadow.local.run;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A vehicle's agent as the process of its own that it is in a car. */
final class AgentProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 8;
    private final Process process;

    private AgentProcess(Process process) {
        this.process = process;
    }

    /** Starts the agent; what it says goes to {@code agent.log} in the data folder. */
    static AgentProcess start(Home home, Path dataFolder, Endpoints endpoints) throws IOException {
        Path log = dataFolder.resolve("agent.log");
        PrivateFile.create(log);
        List<String> command = endpoints.agentCommand(home, dataFolder);
        // Its input is a pipe from this process, which ends with this process, also where that is killed.
        command.add("--until-input-ends");
        ProcessBuilder agent = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new AgentProcess(agent.start());
    }

    /** Completes with the exit code when the agent ends, by itself or not. */
    CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the agent to end, which says goodbye first, and kills it if it has not ended after the patience. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
