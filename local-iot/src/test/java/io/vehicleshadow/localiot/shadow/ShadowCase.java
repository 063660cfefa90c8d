package io.vehicleshadow.localiot.shadow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One case of {@code shadow-cases.txt}: a rule, and the steps that show it. The file's head says how it is written.
 *
 * @param rule the section of the rule book and the rule in words
 */
public record ShadowCase(String rule, List<Step> steps) {
    private static final Pattern REPEATED = Pattern.compile("<<(.+?)\\*(\\d+)>>");

    /** A request or a move of the clock, and what is expected of it. */
    public record Step(String line, List<String> expectations) {}

    public static List<ShadowCase> all() {
        List<ShadowCase> cases = new ArrayList<>();
        for (String line : read().lines().toList()) {
            if (line.startsWith("== ")) {
                cases.add(new ShadowCase(line.substring(3), new ArrayList<>()));
            } else if (line.startsWith("> ")) {
                last(cases).steps.add(new Step(expanded(line.substring(2)), new ArrayList<>()));
            } else if (line.startsWith("< ")) {
                List<Step> steps = last(cases).steps;
                steps.get(steps.size() - 1).expectations.add(expanded(line.substring(2)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException("A line begins with ==, >, < or #: " + line);
            }
        }
        return cases;
    }

    private static ShadowCase last(List<ShadowCase> cases) {
        return cases.get(cases.size() - 1);
    }

    private static String expanded(String line) {
        Matcher repeated = REPEATED.matcher(line);
        return repeated.replaceAll(
                match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
    }

    private static String read() {
        try (InputStream cases = ShadowCase.class.getResourceAsStream("/shadow-cases.txt")) {
            return new String(cases.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> parsed(String json) {
        return Json.object(Json.parse(json));
    }
}
