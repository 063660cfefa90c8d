package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI, where it is installed. */
class AwsCommandLineTest {

    private record Ended(int exitCode, String output) {}

    /** One for all: each test has a thing or rule of its own. */
    private static LocalIot iot;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        // ./test installs it; who tests this module alone need not have it.
        assumeTrue(isInstalled(), "the AWS CLI is not installed");
        iot = LocalIot.start(LocalIotOptions.inMemory());
    }

    @AfterAll
    static void stop() {
        if (iot != null) {
            iot.close();
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("aws", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Ended run(String endpoint, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("aws", "iot", "--endpoint-url", endpoint, "--output", "json"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "any");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "key");
        builder.environment().put("AWS_DEFAULT_REGION", "eu-west-1");
        builder.environment()
                .put(
                        "AWS_CA_BUNDLE",
                        iot.endpoints().certificates().resolve("ca.pem").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private JsonNode answer(String... arguments) throws Exception {
        Ended ended = run(iot.endpoints().dataPlane(), arguments);
        assertEquals(0, ended.exitCode(), ended.output());
        return ended.output().isBlank() ? Json.object() : Json.read(ended.output());
    }

    @Test
    void a_device_is_set_up_from_a_shell_and_connects() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.json"), Policies.OWN_SHADOW);
        Path certificate = folder.resolve("lamp.pem");
        Path key = folder.resolve("lamp.key");
        answer("create-thing", "--thing-name", "lamp", "--attribute-payload", "attributes={room=hall}");
        answer("create-policy", "--policy-name", "own", "--policy-document", "file://" + policy);
        String arn = answer(
                        "create-keys-and-certificate",
                        "--set-as-active",
                        "--certificate-pem-outfile",
                        certificate.toString(),
                        "--private-key-outfile",
                        key.toString())
                .path("certificateArn")
                .asText();
        answer("attach-policy", "--policy-name", "own", "--target", arn);
        answer("attach-thing-principal", "--thing-name", "lamp", "--principal", arn);

        assertEquals(
                "hall",
                answer("describe-thing", "--thing-name", "lamp")
                        .at("/attributes/room")
                        .asText());
        var credentials = new PemCredentials(Files.readString(certificate), Files.readString(key));
        try (Paho5 lamp = new Paho5("ssl://" + iot.endpoints().mqtt(), "lamp")) {
            lamp.connect(MutualTls.with(iot.identities(), credentials));
        }
    }

    @Test
    void a_rule_is_made_from_a_shell_and_a_wrong_one_refused() throws Exception {
        String payload = "{\"sql\": \"SELECT * FROM 'a'\", \"actions\":"
                + " [{\"republish\": {\"topic\": \"b\", \"roleArn\": \"any\"}}]}";
        answer("create-topic-rule", "--rule-name", "echo", "--topic-rule-payload", payload);
        assertEquals("a", answer("list-topic-rules").at("/rules/0/topicPattern").asText());
        Ended wrong = run(
                iot.endpoints().dataPlane(),
                "replace-topic-rule",
                "--rule-name",
                "echo",
                "--topic-rule-payload",
                payload.replace("FROM", "FORM"));
        assertTrue(wrong.output().contains("(SqlParseException)"), wrong.output());
        answer("disable-topic-rule", "--rule-name", "echo");
        assertTrue(answer("get-topic-rule", "--rule-name", "echo")
                .at("/rule/ruleDisabled")
                .asBoolean());
        answer("delete-topic-rule", "--rule-name", "echo");
    }

    @Test
    void errors_have_their_names() throws Exception {
        Ended missing = run(iot.endpoints().dataPlane(), "describe-thing", "--thing-name", "nobody");
        assertTrue(missing.output().contains("(ResourceNotFoundException)"), missing.output());
        Ended jobs = run(iot.endpoints().dataPlane(), "list-jobs");
        assertTrue(jobs.output().contains("(NotOfferedByLocalIotException)"), jobs.output());
    }

    @Test
    void who_signs_needs_no_certificate_over_https() throws Exception {
        Ended things = run(iot.endpoints().dataPlaneTls(), "list-things");
        assertEquals(0, things.exitCode(), things.output());
    }
}
