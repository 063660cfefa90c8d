package io.vehicleshadow.infra.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The context values, from {@code -c key=value} or cdk.json; an unknown key is refused. */
final class ContextValues {
    /** The CDK's own keys have a colon, except these. */
    private static final Set<String> OF_THE_CDK = Set.of("acknowledged-issue-numbers", "cli-telemetry");

    private final Map<String, ?> values;

    /**
     * @param known every key that may be given; the CDK's own are ignored
     * @throws IllegalArgumentException if a key is unknown
     */
    ContextValues(Map<String, ?> values, Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key) && !key.contains(":") && !OF_THE_CDK.contains(key)) {
                throw new IllegalArgumentException(
                        "Unknown context value '" + key + "'; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
        this.values = Map.copyOf(values);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** The first of the allowed is the default. */
    String oneOf(String key, List<String> allowed) {
        String value = text(key).orElse(allowed.get(0));
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("The context value '" + key + "' must be one of "
                    + String.join(", ", allowed) + ", but is '" + value + "'");
        }
        return value;
    }

    Optional<String> matching(String key, Pattern pattern, String example) {
        Optional<String> value = text(key);
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw new IllegalArgumentException(
                    "The context value '" + key + "' must look like " + example + ", but is '" + value.get() + "'");
        }
        return value;
    }

    /** @throws IllegalArgumentException if {@code key} was given without {@code companion} */
    String companion(String key, String companion) {
        return text(companion)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The context value '" + key + "' needs '" + companion + "' too, see docs/deploying.md"));
    }
}
