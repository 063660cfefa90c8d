package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The zip that is deployed, under the interface client that Lambda runs it with. */
@EnabledIfSystemProperty(named = "alexa-skill.zip", matches = ".+", disabledReason = "Runs after packaging")
class PackagedSkillTest {
    private static final String SKILL = "amzn1.ask.skill.packaged";

    @TempDir
    Path task;

    @Test
    void the_zip_has_at_most_ten_megabytes() throws IOException {
        long size = Files.size(zip());

        assertTrue(size <= 10_000_000, size + " bytes");
    }

    @Test
    void the_zip_answers_raw_requests_under_the_runtime_interface_client() throws Exception {
        unpack();
        try (LambdaRuntime runtime = new LambdaRuntime()) {
            Process function = start(runtime);
            try {
                JsonNode unlinked = Echo.JSON.readTree(runtime.invoke(request(SKILL, "open my trunk")));
                assertEquals("LinkAccount", unlinked.at("/response/card/type").asText());

                JsonNode stop = Echo.JSON.readTree(runtime.invoke(request(SKILL, "stop")));
                assertEquals(
                        "<speak>Goodbye.</speak>",
                        stop.at("/response/outputSpeech/ssml").asText());

                String refused = runtime.invoke(request("amzn1.ask.skill.other", "stop"));
                assertTrue(refused.startsWith("error "), refused);
            } catch (IllegalStateException e) {
                throw new AssertionError(Files.readString(task.resolve("output")), e);
            } finally {
                function.destroyForcibly().waitFor();
            }
        }
    }

    private static Path zip() {
        return Path.of(System.getProperty("alexa-skill.zip"));
    }

    private static String request(String skillId, String sentence) {
        return new AlexaConversation(
                        SkillLocale.EN_US,
                        skillId,
                        Clock.systemUTC(),
                        () -> UUID.randomUUID().toString())
                .request(sentence, Optional.empty(), Optional.empty())
                .toString();
    }

    private Process start(LambdaRuntime runtime) throws IOException {
        String client = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("aws-lambda-java-"))
                .collect(Collectors.joining(File.pathSeparator));
        String classPath = task + File.pathSeparator + task.resolve("lib") + "/*" + File.pathSeparator + client;
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        SkillHandler.class.getName() + "::handleRequest")
                .redirectErrorStream(true)
                .redirectOutput(task.resolve("output").toFile());
        java.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", runtime.address(),
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "none",
                        "AWS_SECRET_ACCESS_KEY", "none",
                        "TABLE_NAME", "VehicleShadow",
                        "IOT_ENDPOINT", "http://localhost:9",
                        "ISSUER", "http://localhost:9",
                        "CLIENT_IDS", "alexa",
                        "ALEXA_SKILL_ID", SKILL));
        return java.start();
    }

    private void unpack() throws IOException {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path path = task.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, path);
                    }
                }
            }
        }
    }
}
