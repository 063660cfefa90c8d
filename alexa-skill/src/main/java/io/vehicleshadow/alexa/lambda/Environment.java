package io.vehicleshadow.alexa.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The environment of a function. */
public record Environment(Map<String, String> variables) {
    /** That of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** @throws IllegalArgumentException if it is missing or blank */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException("The environment variable " + name + " is not set"));
    }

    /** The variable; empty if it is missing or blank. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * For the use cases: outcomes are counted by the history function, whatever the channel, and Powertools is not in
     * this module's zip.
     */
    public Map<String, String> withoutMetrics() {
        Map<String, String> rest = new HashMap<>(variables);
        rest.put("METRICS_DISABLED", "true");
        return rest;
    }
}
