package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotCommand;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** local-iot's README tells how a stack of the CDK gets there; here, because local-iot itself knows no CDK. */
class LocalIotReadmeTest {
    private static final String CLASSES =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path folder;

    @Test
    void what_the_snippet_for_the_cdk_synthesizes_is_deployed_to_local_iot() throws Exception {
        String readme = Files.readString(Path.of("..", "local-iot", "README.md"));
        Matcher snippet = Pattern.compile("^### CDK$.*?^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(readme);
        assertTrue(snippet.find());
        Files.writeString(folder.resolve("Lamps.java"), snippet.group(1));
        java("-cp", CLASSES, "Lamps.java");

        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            String endpoint = iot.endpoints().dataPlane();
            String template = "cdk.out/Lamps.template.json";
            assertTrue(readme.contains("java -jar local-iot.jar deploy " + template));
            java("-cp", CLASSES, LocalIotCommand.class.getName(), "deploy", template, "--endpoint", endpoint);

            assertEquals(200, status(endpoint + "/things/lamp"));
            assertEquals(200, status(endpoint + "/policies/lamps"));
        }
    }

    private void java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString()); // as the cdk command does
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    private static int status(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
