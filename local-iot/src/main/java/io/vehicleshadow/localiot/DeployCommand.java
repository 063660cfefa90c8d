package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.deploy.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes the IoT resources of a synthesized template in a local-iot that is running. */
@Command(
        name = "deploy",
        description = {
            "Makes, changes and removes things, thing types, policies, provisioning templates, attachments, topic rules "
                    + "and authorizers as the template says, and lists what else it holds.",
            "What was made is remembered in DIR/stacks/NAME.json, NAME being the template's file name without .template.json."
        },
        mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TEMPLATE", description = "Such as cdk.out/Lamps.template.json.")
    private Path template;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The HTTP address of local-iot. Without it: http://localhost:8081.")
    private URI endpoint = URI.create("http://localhost:" + IotPorts.usual().dataPlane());

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the template; may be given again.")
    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to remember what was made. Without it: " + StartCommand.DEFAULT_DATA
                    + " in the working directory.")
    private Path data = Path.of(StartCommand.DEFAULT_DATA);

    private DeployCommand() {}

    @Override
    public Integer call() {
        String name = template.getFileName().toString().replaceAll("(\\.template)?\\.json$", "");
        Path stack = data.resolve("stacks").resolve(name + ".json");
        new Deployment(endpoint, stack, line -> spec.commandLine().getOut().println(line))
                .run(name, text(), parameters);
        return CommandLine.ExitCode.OK;
    }

    private String text() {
        try {
            return Files.readString(template);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "the template " + template + " can't be read: " + e, e);
        }
    }
}
