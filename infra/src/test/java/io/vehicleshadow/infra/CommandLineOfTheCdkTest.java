package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.infra.deployment.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** What a person who types {@code npx cdk …} sees: the pinned command line itself, without network. */
class CommandLineOfTheCdkTest {
    private static final Path CDK = Path.of("..", "node_modules", "aws-cdk", "bin", "cdk");

    @TempDir
    private static Path folder;

    private static String unsaid;

    /** Without what cdk.json says, in an account that was bootstrapped under a name of its own. */
    @BeforeAll
    static void synthesize() {
        Path assembly = folder.resolve("unsaid");
        App app = new App(AppProps.builder()
                .outdir(assembly.toString())
                .context(Map.of("@aws-cdk/core:bootstrapQualifier", "ours"))
                .build());
        VehicleShadowApp.build(app, Deployment.of(Map.of()), StandIns.in(folder.resolve("stand-ins")));
        app.synth();
        unsaid = assembly.toString();
    }

    @Test
    void it_has_nothing_to_warn_of() throws Exception {
        Said said = cdk("--app", Synthesis.folder().toString(), "synth", "--quiet");
        assertEquals(0, said.exitCode(), said.text());
        List<String> lines = said.text().strip().lines().toList();
        assertEquals(2, lines.size(), said.text());
        assertTrue(lines.get(0).startsWith("Successfully synthesized to"), said.text());
        assertTrue(lines.get(1).startsWith("Supply a stack id"), said.text());
    }

    @Test
    void it_would_warn_if_cdk_json_did_not_say_how_the_cdk_behaves() throws Exception {
        Said said = cdk("--app", unsaid, "synth", "--quiet");
        assertTrue(said.text().contains("feature flags are not configured"), said.text());
    }

    @Test
    void without_a_wish_there_is_one_stack_so_that_deploy_needs_no_name() throws Exception {
        Said said = cdk("--app", unsaid, "list");
        assertEquals("VehicleShadow", said.text().strip().lines().findFirst().orElseThrow());
        assertFalse(said.text().contains("FleetAtScale") || said.text().contains("WebAcl"), said.text());
    }

    @Test
    void an_account_that_was_bootstrapped_under_another_qualifier_is_read_from_there() throws Exception {
        String template = Files.readString(Path.of(unsaid, "VehicleShadow.template.json"));
        assertTrue(template.contains("cdk-ours-assets-"), "the page is copied from the bucket of that bootstrap");
        assertFalse(template.contains("hnb659fds"), "and nothing comes from another");
    }

    /** Which mistakes are told how, {@link DeploymentTest} has. */
    @Test
    void a_mistake_is_told_in_one_line() throws Exception {
        Said said = cdk(
                "--app", program(), "--output", folder.resolve("none").toString(), "synth", "-c", "regoin=us-east-1");
        assertNotEquals(0, said.exitCode());
        List<String> lines = said.text().strip().lines().toList();
        assertTrue(lines.get(0).startsWith("Unknown context value 'regoin'; known are alarmEmail"), said.text());
        assertEquals(2, lines.size(), said.text());
        assertTrue(lines.get(1).contains("exited with error 1"), said.text());
        assertFalse(Files.exists(folder.resolve("none").resolve("manifest.json")));
    }

    private static String program() throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path program = folder.resolve("program");
        Files.writeString(
                program,
                "exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -cp '"
                        + classes + "' " + VehicleShadowApp.class.getName() + " '" + folder + "'\n");
        return "sh " + program;
    }

    private record Said(int exitCode, String text) {}

    private static Said cdk(String... arguments) throws IOException, InterruptedException {
        assertTrue(Files.exists(CDK), "The command line is missing: run npm ci at the top of the repository");
        List<String> command = new ArrayList<>(List.of("node", CDK.toString(), "--no-color", "--no-notices"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
