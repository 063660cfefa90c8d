package io.vehicleshadow.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What was given with {@code -c key=value} or in cdk.json: every value is a text, and none is misspelt. */
final class ContextValues {
    /** The keys of the CDK itself hold a colon, but for these. */
    private static final Set<String> OF_THE_CDK = Set.of("acknowledged-issue-numbers", "cli-telemetry");

    private final Map<String, ?> values;

    /**
     * @param known every key that may be given; keys of the CDK itself are left alone
     * @throws IllegalArgumentException if a key is not known
     */
    ContextValues(Map<String, ?> values, Set<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key) && !key.contains(":") && !OF_THE_CDK.contains(key)) {
                throw new IllegalArgumentException("There is no context value '" + key + "'; there are "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
        this.values = Map.copyOf(values);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** @throws IllegalArgumentException if the value isn't one of the allowed; the first of them is the default */
    String oneOf(String key, List<String> allowed) {
        String value = text(key).orElse(allowed.get(0));
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("The context value '" + key + "' is one of " + String.join(", ", allowed)
                    + ", but this is '" + value + "'");
        }
        return value;
    }

    /** @throws IllegalArgumentException if the value does not match */
    Optional<String> matching(String key, Pattern pattern, String example) {
        Optional<String> value = text(key);
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw new IllegalArgumentException(
                    "The context value '" + key + "' looks like " + example + ", but this is '" + value.get() + "'");
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
