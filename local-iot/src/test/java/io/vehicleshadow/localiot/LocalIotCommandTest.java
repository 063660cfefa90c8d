package io.vehicleshadow.localiot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalIotCommandTest {

    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]}""";

    @TempDir
    Path folder;

    private Path data;
    private Path policy;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void policy() throws Exception {
        data = folder.resolve("data");
        policy = Files.writeString(folder.resolve("policy.json"), POLICY);
    }

    private int run(String... arguments) {
        CommandLine command = LocalIotCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private int certificate(String name, String... more) {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"certificate", name, "--policy", policy.toString(), "--data", data.toString()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return run(arguments);
    }

    private void assertRefused(int exitCode, String reason) {
        assertEquals(2, exitCode);
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains(reason), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void a_certificate_is_made_and_kept_when_it_is_asked_for_again() throws Exception {
        assertEquals(0, certificate("lamp"));
        Path file = data.resolve("certificates/lamp.pem");
        String made = Files.readString(file);

        assertEquals(0, certificate("lamp", "--thing", "lamp-1"));
        assertEquals(made, Files.readString(file));

        assertEquals(0, certificate("lamp", "--replace"));
        assertNotEquals(made, Files.readString(file));
        assertTrue(Files.exists(data.resolve("certificates/lamp.key")));
        assertTrue(Files.exists(data.resolve("certificates/ca.pem")));
    }

    @Test
    void a_name_that_could_leave_the_folder_is_refused() {
        assertRefused(certificate("../lamp"), "certificate name \"../lamp\"");
    }

    @Test
    void a_policy_that_is_missing_is_refused() throws Exception {
        Files.delete(policy);
        assertRefused(certificate("lamp"), "there is no policy file");
    }

    @Test
    void a_bad_policy_is_refused_with_where_and_why() throws Exception {
        Files.writeString(policy, POLICY.replace("Allow", "Alow"));
        assertRefused(certificate("lamp"), "Statement[0].Effect: must be \"Allow\" or \"Deny\", not \"Alow\"");
    }

    @Test
    void a_command_that_does_not_exist_is_refused() {
        assertRefused(run("stat"), "stat");
    }

    @Test
    void without_a_command_the_commands_are_told() {
        assertRefused(run(), "start, certificate or deploy");
    }

    @Test
    void a_data_folder_and_memory_exclude_each_other() {
        assertRefused(run("start", "--in-memory", "--data", "x"), "mutually exclusive");
    }

    @Test
    void a_port_base_out_of_range_is_refused() {
        assertRefused(run("start", "--in-memory", "--port-base", "70000"), "port base 70000");
    }

    @Test
    void a_data_folder_in_use_is_refused() {
        try (LocalIot iot = LocalIot.start(LocalIotOptions.at(data).withFreePorts())) {
            assertTrue(iot.endpoints().mqttPort() > 0);
            assertRefused(run("start", "--data", data.toString(), "--port-base", "0"), "in use");
        }
    }

    @Test
    void a_provisioning_template_that_can_t_be_honored_is_refused_with_file_and_reason() throws Exception {
        Path template = Files.writeString(folder.resolve("lamps.json"), "{\"Parameters\": {}, \"Resources\": {}}");
        assertRefused(
                run("start", "--in-memory", "--port-base", "0", "--provisioning-template", "lamps=" + template),
                template + ": Resources must hold exactly one AWS::IoT::Thing, but this has 0");
    }

    @Test
    void a_missing_policy_of_a_template_is_refused() {
        assertRefused(
                run("start", "--in-memory", "--port-base", "0", "--iot-policy", "own=" + folder.resolve("none.json")),
                "none.json can't be read");
    }

    @Test
    void help_tells_the_options() {
        assertEquals(0, run("start", "--help"));
        assertTrue(out.toString().contains("--port-base") && out.toString().contains("--in-memory"));
    }
}
