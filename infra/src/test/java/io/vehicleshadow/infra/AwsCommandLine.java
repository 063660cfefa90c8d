package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The AWS CLI itself, version 2, as Debian's package {@code awscli} has it. It checks every option and parameter of a
 * command before it connects, and then finds nobody there.
 */
final class AwsCommandLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NOBODY = List.of("--endpoint-url", "http://127.0.0.1:9", "--region", "eu-west-1");

    private AwsCommandLine() {}

    /** What it says of each command, without the part that nobody is there; empty if the command is right. */
    static List<String> faultsOf(List<List<String>> calls) throws IOException, InterruptedException {
        List<List<String>> all = new ArrayList<>();
        for (List<String> call : calls) {
            List<String> words = new ArrayList<>(call);
            words.addAll(NOBODY);
            all.add(words);
        }
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", "src/test/python/aws_faults.py");
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "none");
        builder.environment().put("AWS_MAX_ATTEMPTS", "1");
        builder.environment().put("AWS_PAGER", "");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process python = builder.start();
        try (var in = python.getOutputStream()) {
            in.write(JSON.writeValueAsBytes(all));
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, python.waitFor(), "Install the AWS CLI, version 2: apt-get install awscli");
        return JSON.readValue(said, new TypeReference<List<String>>() {}).stream()
                .map(text -> text.contains("Could not connect to the endpoint URL") ? "" : text)
                .toList();
    }
}
