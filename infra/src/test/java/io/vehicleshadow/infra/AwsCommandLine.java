package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The AWS CLI, version 2, itself. It checks every option and parameter of a command before it connects, and then finds
 * nobody there.
 */
final class AwsCommandLine {
    private static final String NOBODY = "http://127.0.0.1:9";

    private AwsCommandLine() {}

    /** What it says of a command, without the part that nobody is there; empty if the command is right. */
    static String faultOf(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(List.of(words));
        command.addAll(List.of("--endpoint-url", NOBODY, "--region", "eu-west-1"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "none");
        builder.environment().put("AWS_MAX_ATTEMPTS", "1");
        builder.environment().put("AWS_PAGER", "");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said.contains("Could not connect to the endpoint URL") ? "" : said;
    }

    private static String program() throws IOException, InterruptedException {
        List<String> candidates = Stream.concat(
                        Stream.of("/usr/bin"), Stream.of(System.getenv("PATH").split(":")))
                .map(folder -> Path.of(folder, "aws"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .toList();
        for (String candidate : candidates) {
            Process version = new ProcessBuilder(candidate, "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (version.waitFor() == 0 && said.startsWith("aws-cli/2.")) {
                return candidate;
            }
        }
        assertTrue(false, "No AWS CLI of version 2 found: install the package awscli");
        throw new IllegalStateException();
    }
}
