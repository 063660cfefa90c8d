package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An {@code aws} command that writes down its calls and answers from a file: the first call of an operation with the
 * first line, the last line again and again. A line that begins with {@code !} is an error of that code. What
 * {@code lambda invoke} sends is kept.
 */
final class AwsStandIn {
    private static final String AWS = """
            #!/bin/sh
            echo "$@" >> "$FOLDER/calls"
            name="$FOLDER/$1.$2"
            if [ "$1.$2" = lambda.invoke ]; then
                for word; do
                    case "$word" in file://*) cat "${word#file://}" >> "$FOLDER/payloads"; echo >> "$FOLDER/payloads" ;; esac
                    last=$word
                done
                cp "$FOLDER/answer" "$last" 2>/dev/null || echo '{}' > "$last"
            fi
            [ -f "$name" ] || exit 0
            answer=$(head -n 1 "$name")
            [ "$(wc -l < "$name")" -gt 1 ] && sed -i 1d "$name"
            case "$answer" in
                !*) echo "An error occurred (${answer#!}) when calling the operation: refused" >&2; exit 254 ;;
            esac
            echo "$answer"
            """;

    private final Path folder;

    AwsStandIn(Path folder) throws IOException {
        this.folder = folder;
        assertTrue(Files.writeString(folder.resolve("aws"), AWS).toFile().setExecutable(true));
        Files.createFile(folder.resolve("calls"));
        Files.createFile(folder.resolve("payloads"));
    }

    /** @param operation such as {@code sqs.receive-message} */
    void answers(String operation, String... lines) throws IOException {
        Files.writeString(folder.resolve(operation), String.join("\n", lines) + "\n");
    }

    /** The calls whose words begin so, each in one line. */
    List<String> calls(String beginning) throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(call -> call.startsWith(beginning))
                .toList();
    }

    /** What the function was called with, one JSON text each. */
    List<String> payloads() throws IOException {
        return Files.readAllLines(folder.resolve("payloads"));
    }

    /** What the function answers. */
    void functionAnswers(String text) throws IOException {
        Files.writeString(folder.resolve("answer"), text);
    }

    /** Runs a command of {@code infra/} to its end. */
    Said run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        ProcessBuilder program = new ProcessBuilder(words).redirectErrorStream(true);
        program.environment().put("FOLDER", folder.toString());
        program.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        program.environment().put("REMOVE_POLL_SECONDS", "0");
        program.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process = program.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    record Said(int exitCode, String text) {}
}
