package io.vehicleshadow.localiot.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The operations by method and path. A part {@code {name}} of a path stands for one that is not empty; a last part
 * {@code {name+}} for all that follow, slashes included.
 */
public final class Routes {

    /** What is done at a path. */
    @FunctionalInterface
    public interface Operation {
        /**
         * The body of the answer, JSON in UTF-8. Must not block.
         *
         * @throws HttpError when the request can't succeed; the stage may fail with it as well
         */
        CompletionStage<byte[]> carryOut(Call call);
    }

    /** An operation, and the variables of the path that led to it. */
    record Found(Operation operation, Map<String, String> variables) {}

    private record Route(String method, String[] parts, Operation operation) {}

    private final Map<String, List<Route>> byFirstPart = new HashMap<>();
    private final Map<String, HttpError> otherwise = new HashMap<>();

    /** Of several routes that fit, the one added first counts. */
    public void add(String method, String path, Operation operation) {
        String[] parts = path.substring(1).split("/");
        byFirstPart.computeIfAbsent(parts[0], unused -> new ArrayList<>()).add(new Route(method, parts, operation));
    }

    /** What is told of paths that begin so and lead to no operation. */
    public void otherwise(String firstPart, HttpError error) {
        otherwise.put(firstPart, error);
    }

    /** @throws HttpError when there is nothing at the path, or the method isn't allowed there */
    Found find(String method, String path) {
        String[] parts = path.substring(1).split("/", -1);
        boolean exists = false;
        for (Route route : byFirstPart.getOrDefault(parts[0], List.of())) {
            Map<String, String> variables = variables(route.parts, parts);
            if (variables != null && route.method.equals(method)) {
                return new Found(route.operation, variables);
            }
            exists |= variables != null;
        }
        throw exists
                ? new HttpError(
                        ErrorType.METHOD_NOT_ALLOWED,
                        "The specified method is not allowed against this resource: " + method)
                : otherwise.getOrDefault(
                        parts[0], new HttpError(ErrorType.RESOURCE_NOT_FOUND, "There is nothing at " + path));
    }

    /** The variables if the path fits, else null. */
    private static Map<String, String> variables(String[] wanted, String[] parts) {
        Map<String, String> variables = new HashMap<>(4);
        for (int i = 0; i < wanted.length; i++) {
            String part = wanted[i];
            if (part.endsWith("+}")) {
                String rest = i < parts.length ? String.join("/", List.of(parts).subList(i, parts.length)) : "";
                variables.put(part.substring(1, part.length() - 2), decoded(rest));
                return i < parts.length ? variables : null;
            }
            if (i >= parts.length || parts[i].isEmpty()) {
                return null;
            }
            if (part.charAt(0) == '{') {
                variables.put(part.substring(1, part.length() - 1), decoded(parts[i]));
            } else if (!part.equals(parts[i])) {
                return null;
            }
        }
        boolean whole = parts.length == wanted.length;
        return whole || parts.length == wanted.length + 1 && parts[wanted.length].isEmpty() ? variables : null;
    }

    private static String decoded(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid("Invalid path: '" + part + "' is not percent-encoded");
        }
    }
}
