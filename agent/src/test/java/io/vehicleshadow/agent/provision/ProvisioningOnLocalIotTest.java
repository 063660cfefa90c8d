package io.vehicleshadow.agent.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.AgentProgram;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.identity.CertificateName;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import io.vehicleshadow.vehicle.policy.ProvisioningTemplateBody;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as its own process, with the deployed policies, on a real broker over mutual TLS. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("slow")
class ProvisioningOnLocalIotTest {
    private static final PolicyDocuments POLICIES = ProvisionProcess.POLICIES;
    private static final String NOTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iot:*", "Resource": "*"}]}""";

    @TempDir
    private Path folder;

    private LocalIot iot;
    private Path out;
    private List<String> options;

    @BeforeEach
    void start() {
        iot = LocalIot.start(LocalIotOptions.inMemory());
        ProvisionProcess.prepare(iot);
        out = folder.resolve("identity");
        options = ProvisionProcess.options(iot, "tcu", out);
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    @Test
    void a_provisioned_vehicle_s_agent_connects_with_the_settings_that_were_written() throws Exception {
        assertDone(ProvisionProcess.run(options));

        CountDownLatch reported = new CountDownLatch(1);
        iot.rules().on("$aws/things/tcu/shadow/update/accepted", (topic, payload, at) -> reported.countDown());
        Process agent = new ProcessBuilder(AgentProgram.command(List.of("--config=" + out.resolve("agent.properties"))))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        try {
            assertTrue(
                    reported.await(60, TimeUnit.SECONDS), () -> "no report, but " + text(folder.resolve("agent.log")));
        } finally {
            agent.destroyForcibly().onExit().join();
        }
    }

    @Test
    void the_key_is_readable_by_its_owner_only_and_never_leaves_the_vehicle() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        iot.rules()
                .on(
                        "$aws/certificates/#",
                        (topic, payload, at) -> seen.add(new String(payload, StandardCharsets.UTF_8)));

        assertDone(ProvisionProcess.run(options));

        Path key = Path.of(settings().getProperty("key"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertTrue(Files.readString(key).startsWith("-".repeat(5) + "BEGIN PRIVATE KEY" + "-".repeat(5) + "\n"));
        String secret = Files.readAllLines(key).get(1);
        assertFalse(seen.isEmpty());
        assertTrue(seen.stream().noneMatch(message -> message.contains(secret) || message.contains("PRIVATE")));
    }

    @Test
    void an_identity_is_replaced_only_when_that_is_asked_for() throws Exception {
        assertDone(ProvisionProcess.run(options));
        String first = Files.readString(out.resolve("agent.properties"));

        ProvisionProcess.Ended again = ProvisionProcess.run(options);

        assertEquals(2, again.exitCode(), again.error());
        assertTrue(again.error().contains("--replace"), again.error());
        assertEquals(first, Files.readString(out.resolve("agent.properties")));
        assertDone(ProvisionProcess.run(options, "--replace"));
        assertNotEquals(first, Files.readString(out.resolve("agent.properties")));
        assertHoldsOneIdentity();
    }

    @Test
    void a_refusal_is_told_in_words_and_leaves_the_old_identity() throws Exception {
        assertDone(ProvisionProcess.run(options));
        Map<Path, String> before = contents();
        iot.provisioning()
                .putTemplate(
                        "vehicle-shadow", ProvisioningTemplateBody.of("vehicle", List.of("unknown"), false, "renewal"));

        ProvisionProcess.Ended refused = ProvisionProcess.run(options, "--replace");

        assertEquals(1, refused.exitCode(), refused.error());
        assertTrue(refused.error().contains("AWS IoT refused to register tcu by the template vehicle-shadow: "));
        assertTrue(refused.error().contains("the policy unknown, which isn't there"), refused.error());
        assertEquals(1, refused.error().lines().count(), refused.error());
        assertEquals(before, contents());
    }

    @Test
    void a_claim_that_was_revoked_is_refused_in_words() throws Exception {
        iot.identities().revoke(new CertificateName("claim"));

        ProvisionProcess.Ended refused = ProvisionProcess.run(options);

        assertEquals(1, refused.exitCode(), refused.error());
        assertTrue(refused.error().contains("not registered, not active, or its policy"), refused.error());
        assertFalse(Files.exists(out));
    }

    @Test
    void a_run_that_ends_while_aws_iot_registers_the_thing_leaves_nothing() throws Exception {
        iot.issueCertificate(
                "claim",
                POLICIES.claim("vehicle-shadow")
                        .replace("\"iot:Publish\", \"iot:Receive\"", "\"iot:Publish\"")
                        .replace("\"iot:Subscribe\"", "[\"iot:Subscribe\"]")
                        .replaceFirst("\"Statement\": \\[", "\"Statement\": [" + """
                                {"Effect": "Allow", "Action": "iot:Receive",
                                 "Resource": "arn:aws:iot:us-east-1:000000000000:topic/\\$aws/certificates/*"},"""));
        CountDownLatch asked = new CountDownLatch(1);
        iot.rules()
                .on(
                        "$aws/provisioning-templates/vehicle-shadow/provision/json",
                        (topic, payload, at) -> asked.countDown());

        ProvisionProcess interrupted = ProvisionProcess.start(Map.of(), options);
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        interrupted.kill();

        assertFalse(Files.exists(out));
    }

    @Test
    void a_run_that_ends_before_the_new_certificate_worked_leaves_no_identity_and_the_next_one_cleans_up()
            throws Exception {
        iot.provisioning().putPolicy("vehicle", PolicyDocument.parse(NOTHING));
        ProvisionProcess interrupted = ProvisionProcess.start(Map.of(), options);
        awaitDraft();
        interrupted.kill();
        assertFalse(Files.exists(out.resolve("agent.properties")));

        iot.provisioning().putPolicy("vehicle", PolicyDocument.parse(POLICIES.vehicle()));
        assertDone(ProvisionProcess.run(options));

        assertHoldsOneIdentity();
    }

    @Test
    void a_certificate_that_can_t_connect_is_no_identity() throws Exception {
        iot.provisioning().putPolicy("vehicle", PolicyDocument.parse(NOTHING));

        ProvisionProcess.Ended failed = ProvisionProcess.run(options, "--patience=3");

        assertEquals(1, failed.exitCode(), failed.error());
        assertTrue(failed.error().contains("within 3 s"), failed.error());
        assertEquals(Map.of(), contents());
    }

    @Test
    void options_may_stand_in_the_environment_and_in_a_file() throws Exception {
        Path config = Files.writeString(
                folder.resolve("provision.properties"),
                String.join("\n", options.subList(0, 6)).replace("--", "") + "\nthing=of-the-file\n");

        ProvisionProcess.Ended done = ProvisionProcess.start(
                        Map.of(
                                "VEHICLE_SHADOW_CONFIG",
                                config.toString(),
                                "VEHICLE_SHADOW_THING",
                                "of-the-environment"),
                        List.of("--out=" + out))
                .ended();

        assertDone(done);
        assertEquals("of-the-environment", settings().getProperty("thing"));
    }

    @Test
    void a_thing_with_the_longest_name_is_provisioned() throws Exception {
        assertDone(ProvisionProcess.run(ProvisionProcess.options(iot, "v".repeat(128), out)));
    }

    @Test
    void bad_input_is_answered_with_what_would_be_right() throws Exception {
        Path noPem = Files.writeString(folder.resolve("no.pem"), "hello");
        assertMistake("such as a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com", "--endpoint=https://localhost");
        assertMistake("1 to 128 letters", "--thing=my car");
        assertMistake("holds none", "--claim-certificate=" + noPem);
        assertMistake("holds none", "--claim-key=" + noPem);
        assertMistake("can't be read", "--ca=" + folder.resolve("missing.pem"));
        assertMistake("1 to 36 letters", "--template=a/b");
        assertMistake("is a file", "--out=" + noPem);
        assertMistake("1 to 65535", "--port=0");
    }

    private void assertMistake(String wanted, String option) throws IOException {
        List<String> others = options.stream()
                .filter(given -> !given.startsWith(option.substring(0, option.indexOf('=') + 1)))
                .toList();
        ProvisionProcess.Ended refused = ProvisionProcess.run(others, option);
        assertEquals(2, refused.exitCode(), refused.error());
        assertTrue(refused.error().contains(wanted), refused.error());
        assertEquals(1, refused.error().lines().count(), refused.error());
    }

    private static void assertDone(ProvisionProcess.Ended ended) {
        assertEquals(0, ended.exitCode(), ended.error());
    }

    private void assertHoldsOneIdentity() throws IOException {
        String named =
                Path.of(settings().getProperty("key")).getParent().getFileName().toString();
        try (Stream<Path> entries = Files.list(out)) {
            assertEquals(
                    List.of("agent.properties", named),
                    entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    /** Waits until certificate and key are written and not yet the vehicle's. */
    private void awaitDraft() throws Exception {
        while (contents().size() < 3) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Properties settings() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(out.resolve("agent.properties"))));
        return settings;
    }

    private Map<Path, String> contents() throws IOException {
        if (!Files.exists(out)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> file, ProvisioningOnLocalIotTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
