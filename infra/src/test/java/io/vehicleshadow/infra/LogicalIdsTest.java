package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A logical id that changes makes CloudFormation delete the resource and make another: a table, a user pool, everybody's
 * access. The ids are written down beside this class; ids with the hash of an asset or a version are shortened. A route
 * that is added is no difference.
 */
class LogicalIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale", "WebAcl-full"})
    void logical_ids_stay(String stack) throws Exception {
        Set<String> now = new TreeSet<>();
        Synthesis.template(stack)
                .types()
                .forEach((id, type) ->
                        now.add(id.replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}$", "$1") + " " + type));
        Path proposal = Files.write(Path.of("target", stack + ".logical-ids.txt"), now);
        Path file = Path.of("src/test/resources/io/vehicleshadow/infra", stack + ".logical-ids.txt");
        Set<String> before = new TreeSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        StringBuilder difference = new StringBuilder();
        before.stream()
                .filter(id -> !now.contains(id))
                .forEach(id -> difference.append("- ").append(id).append('\n'));
        now.stream()
                .filter(id -> !before.contains(id) && !id.endsWith(" AWS::ApiGatewayV2::Route"))
                .forEach(id -> difference.append("+ ").append(id).append('\n'));
        assertTrue(
                difference.isEmpty(),
                () -> "Resources that CloudFormation would delete (-) and make (+):\n" + difference
                        + "If that is meant, copy infra/" + proposal + " over infra/" + file);
    }
}
