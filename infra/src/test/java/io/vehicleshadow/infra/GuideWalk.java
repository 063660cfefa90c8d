package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The guide, followed literally: each of its shell blocks and each command in its text is run by a shell that finds
 * stand-ins for all programs. What the stand-ins were called with is kept.
 */
final class GuideWalk {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("(?<!`)`((?:aws|npx|infra/[a-z-]+) [^`]+)`(?!`)");
    private static final String SEPARATOR = "\u001f";
    private static final List<String> PROGRAMS = List.of("aws", "npx", "npm", "mvn", "curl", "jq");
    private static final List<String> OURS =
            List.of("vehicle", "agent/agent", "infra/first-owner", "infra/replay", "infra/remove", "infra/smoke");
    private static final String STAND_IN = """
            #!/bin/sh
            { printf '%s' "$(basename "$0")"; for word; do printf '\\037%s' "$word"; done; echo; } >> "$CALLS"
            echo one
            """;

    private final Path folder;

    private GuideWalk(Path folder) {
        this.folder = folder;
    }

    /** Every call of a program, as its words, beginning with the program. */
    static List<List<String>> through(Path guide, Path folder) throws IOException, InterruptedException {
        GuideWalk walk = new GuideWalk(folder);
        walk.makeStandIns();
        String text = Files.readString(guide);
        for (String script :
                Stream.concat(groups(BLOCK, text), groups(INLINE, text)).toList()) {
            walk.follow(script);
        }
        return walk.calls();
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private void makeStandIns() throws IOException {
        for (String program : PROGRAMS) {
            executable(folder.resolve("bin").resolve(program));
        }
        for (String program : OURS) {
            executable(folder.resolve("repository").resolve(program));
        }
        Files.createFile(folder.resolve("calls"));
    }

    private static void executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        assertTrue(Files.writeString(file, STAND_IN).toFile().setExecutable(true));
    }

    private void follow(String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", script)
                .directory(folder.resolve("repository").toFile())
                .redirectErrorStream(true);
        shell.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        shell.environment().put("CALLS", folder.resolve("calls").toString());
        shell.environment().put("AWS_REGION", "eu-west-1");
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), script + "\n" + said);
    }

    private List<List<String>> calls() throws IOException {
        List<List<String>> calls = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("calls"))) {
            calls.add(List.of(line.split(SEPARATOR)));
        }
        return calls;
    }

    /** The calls of one program, without its name, each once. */
    static List<List<String>> of(String program, List<List<String>> calls) {
        Map<String, List<String>> once = new TreeMap<>();
        calls.stream()
                .filter(call -> call.get(0).equals(program))
                .map(call -> call.subList(1, call.size()))
                .forEach(call -> once.put(call.toString(), call));
        return List.copyOf(once.values());
    }
}
