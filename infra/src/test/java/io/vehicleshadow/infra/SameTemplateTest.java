package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has not changed is not deployed again: Java orders its maps anew in every process, and a template must not. */
class SameTemplateTest {
    @TempDir
    private static Path again;

    @BeforeAll
    static void synthesizeInAnotherProcess() throws Exception {
        FunctionProcess synthesis = FunctionProcess.run(
                Synthesis.class,
                Map.of("PATH", System.getenv("PATH"), "HOME", System.getProperty("user.home")),
                again.toString());
        assertEquals(0, synthesis.exitCode(), synthesis.said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale", "WebAcl-full"})
    void the_same_code_makes_the_same_template(String stack) throws Exception {
        assertEquals(
                Files.readString(Synthesis.file(stack)), Files.readString(again.resolve(stack + ".template.json")));
    }
}
