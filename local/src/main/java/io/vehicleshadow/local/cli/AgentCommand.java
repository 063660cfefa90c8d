package io.vehicleshadow.local.cli;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Starts the agent of a vehicle against the local run, until Ctrl-C.")
final class AgentCommand implements Callable<Integer> {
    @ParentCommand
    private VehicleCli vehicle;

    @Option(
            names = "--thing",
            paramLabel = "THING",
            description = "another vehicle of the run than tcu (./run --another THING)")
    private String thing;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "what that vehicle can do (default: the standard catalogue)")
    private Path catalogue;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (thing == null && catalogue != null) {
            throw new IllegalArgumentException("--catalogue goes with --thing: tcu has the first catalogue of the run");
        }
        Endpoints endpoints = Endpoints.read(vehicle.data());
        Home home = Home.ofThisProcess();
        List<String> command = thing == null
                ? endpoints.agentCommand(home, vehicle.data())
                : endpoints.agentCommand(
                        home,
                        vehicle.data(),
                        thing,
                        Optional.ofNullable(catalogue).map(Path::toString));
        Process agent = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(agent), "end the agent"));
        return agent.waitFor();
    }

    private static void end(Process agent) {
        agent.destroy();
        agent.onExit().join();
    }
}
