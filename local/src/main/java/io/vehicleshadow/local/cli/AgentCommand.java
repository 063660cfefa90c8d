package io.vehicleshadow.local.cli;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.Home;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Starts the agent of the vehicle tcu against the local run, until Ctrl-C.")
final class AgentCommand implements Callable<Integer> {
    @ParentCommand
    private VehicleCli vehicle;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Endpoints endpoints = Endpoints.read(vehicle.data());
        Process agent = new ProcessBuilder(endpoints.agentCommand(Home.ofThisProcess(), vehicle.data()))
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(agent), "end the agent"));
        return agent.waitFor();
    }

    private static void end(Process agent) {
        agent.destroy();
        agent.onExit().join();
    }
}
