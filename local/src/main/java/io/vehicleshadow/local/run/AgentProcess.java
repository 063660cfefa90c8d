package io.vehicleshadow.local.run;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A vehicle's agent as the process of its own that it is in a car. */
final class AgentProcess implements AutoCloseable {
    private final Process process;

    private AgentProcess(Process process) {
        this.process = process;
    }

    /** Starts the agent; what it says goes to {@code agent.log} in the data folder. */
    static AgentProcess start(Home home, Path dataFolder, Endpoints endpoints) throws IOException {
        Process process = new ProcessBuilder(endpoints.agentCommand(home, dataFolder))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        dataFolder.resolve("agent.log").toFile()))
                .start();
        process.getOutputStream().close();
        return new AgentProcess(process);
    }

    /** Completes with the exit code when the agent ends, by itself or not. */
    CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the agent to end, and ends it where it has not after a second. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
