package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.provision.ProvisionCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the deployment prints is what the guide names, and the commands are ones that the programs take. */
class StackOutputsTest {
    private final Template template = Synthesis.template("VehicleShadow");

    @Test
    void every_output_is_named_in_the_guide() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "deploying.md"));
        Set<String> names = new TreeSet<>();
        template.json().path("Outputs").fieldNames().forEachRemaining(names::add);
        assertTrue(names.size() >= 14, names.toString());
        names.removeIf(name -> guide.contains("`" + name + "`"));
        assertEquals(Set.of(), names);
    }

    /** It takes every option, and then misses the first file. */
    @Test
    void the_command_for_the_first_vehicle_is_taken() throws Exception {
        String[] words = command("FirstVehicle").split(" ");
        assertEquals("./vehicle provision", words[0] + " " + words[1]);
        FunctionProcess provision =
                FunctionProcess.run(ProvisionCommand.class, Map.of(), Arrays.copyOfRange(words, 2, words.length));
        assertTrue(
                provision.said().contains("--ca names a file that can't be read: AmazonRootCA1.pem"), provision.said());
    }

    @Test
    void the_command_for_the_command_line_names_the_authorizer_where_live_pages_connect() {
        String command = command("CommandLine");
        assertTrue(
                command.matches("./vehicle login --api https://\\S+/api --issuer \\S+ --client-id \\S+ --mqtt"
                        + " 'wss://\\S+/mqtt\\?x-amz-customauthorizer-name=\\S+'"),
                command);
    }

    /** With names for what only a deployment knows. */
    private String command(String output) {
        return Template.plain(template.json().path("Outputs").path(output).path("Value"))
                .replaceAll("<VehicleFleetProvisioningTemplate\\w+>", "vehicle-shadow")
                .replaceAll("[<>]", "");
    }
}
