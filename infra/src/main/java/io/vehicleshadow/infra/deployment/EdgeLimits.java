package io.vehicleshadow.infra.deployment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many requests a minute get through the web ACL; 10 at least.
 *
 * @param eachAddress of one address of the internet: a household or an office may stand behind one
 * @param eachPerson to the API, with one token
 * @param eachVehicle commands for one vehicle, whoever sends them
 */
public record EdgeLimits(int eachAddress, int eachPerson, int eachVehicle) {
    /** Source: AWS WAF developer guide, "Rate-based rule high-level settings": from 10 on. */
    private static final Pattern RATE = Pattern.compile("[1-9][0-9]{1,5}");

    /** Those of the stage's own web ACL; empty where it has none. */
    static Optional<EdgeLimits> of(ContextValues values) {
        boolean own = values.oneOf("webAcl", List.of("none", "own")).equals("own");
        EdgeLimits limits = new EdgeLimits(
                rate(values, own, "requestsPerAddress", 600),
                rate(values, own, "requestsPerPerson", 120),
                rate(values, own, "commandsPerVehicle", 60));
        return own ? Optional.of(limits) : Optional.empty();
    }

    private static int rate(ContextValues values, boolean own, String key, int usual) {
        Optional<String> given = values.matching(key, RATE, String.valueOf(usual));
        if (given.isPresent() && !own) {
            throw new IllegalArgumentException(
                    "The context value '" + key + "' needs 'webAcl' to be 'own', see docs/deploying.md");
        }
        return given.map(Integer::parseInt).orElse(usual);
    }
}
