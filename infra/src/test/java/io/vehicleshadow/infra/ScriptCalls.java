package io.vehicleshadow.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The calls of the AWS CLI that stand in the text of a command of infra/, with a word for each value. */
final class ScriptCalls {
    private static final Pattern NODE =
            Pattern.compile("\\baws\\(('[a-z0-9-]+'(?:,\\s*(?:'[^']*'|`[^`]*`|[\\w.]+(?:\\([^)]*\\))?))*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|`([^`]*)`|([\\w.]+)");

    private ScriptCalls() {}

    /** Of a script for Node, where a call is {@code aws('iot', 'detach-policy', '--target', arn)}. */
    static List<List<String>> of(Path script) throws IOException {
        List<List<String>> calls = new ArrayList<>();
        NODE.matcher(Files.readString(script)).results().forEach(call -> {
            List<String> words = new ArrayList<>(List.of("aws"));
            ARGUMENT.matcher(call.group(1)).results().forEach(argument -> words.add(word(argument)));
            calls.add(words);
        });
        return calls;
    }

    private static String word(MatchResult argument) {
        if (argument.group(1) != null) {
            return argument.group(1);
        }
        if (argument.group(2) != null) {
            return argument.group(2).replaceAll("file://.*", "{}").replaceAll("\\$\\{\\w+}", "value");
        }
        return switch (argument.group(3)) {
            case "queue", "address" -> "https://sqs.eu-west-1.amazonaws.com/123456789012/value";
            case "serial" -> "{\"serial\":{\"S\":\"value\"}}";
            case "payload" -> "{}";
            case "certificate" -> "0123456789abcdef".repeat(4);
            default -> "value";
        };
    }
}
