package io.vehicleshadow.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One route of the HTTP API and the Lambda function behind it.
 *
 * @param method the HTTP method
 * @param path the path with parameters in braces, such as {@code /vehicles/{thing}}
 * @param function the function
 */
public record Route(String method, String path, LambdaFunction function) {
    /** The key that API Gateway knows it by. */
    String key() {
        return method + " " + path;
    }

    /** How many parts of the path are literal: the more, the more specific is the route. */
    long literals() {
        return path.split("/").length - path.chars().filter(c -> c == '{').count();
    }

    /** The path parameters, still percent-encoded; empty if the path is another. */
    Optional<Map<String, String>> match(String rawPath) {
        String[] wanted = path.split("/", -1);
        String[] given = rawPath.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return parameters.containsValue("") ? Optional.empty() : Optional.of(parameters);
    }
}
