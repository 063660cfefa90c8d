package io.vehicleshadow.localiot.message;

import java.util.Optional;

/**
 * What a client subscribes to: a topic with {@code +} for one level and a last {@code #} for all levels below, or a
 * share of it, {@code $share/GROUP/FILTER}. Unlike in MQTT, {@code sensor/#} does not match {@code sensor}. A wildcard
 * at the first level matches no topic that begins with {@code $}.
 *
 * <p>Source: AWS IoT developer guide, Topic filters; AWS IoT differences from MQTT specifications.
 */
public record TopicFilter(String value) {

    private static final String SHARE = "$share/";
    private static final int MAX_SHARE_NAME = 128;

    /** @throws IllegalArgumentException saying what is wrong with the filter */
    public TopicFilter {
        int start = 0;
        if (value.startsWith(SHARE)) {
            start = value.indexOf('/', SHARE.length()) + 1;
            checkShareName(value, start);
        }
        new TopicText(value, start).checkLimits("topic filter");
        checkWildcards(value, start);
    }

    private static void checkShareName(String value, int filterStart) {
        String name = filterStart == 0 ? "" : value.substring(SHARE.length(), filterStart - 1);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A shared subscription reads $share/GROUP/FILTER, not " + value);
        }
        if (name.length() > MAX_SHARE_NAME || name.indexOf('+') >= 0 || name.indexOf('#') >= 0) {
            throw new IllegalArgumentException("The name of a shared subscription has at most " + MAX_SHARE_NAME
                    + " characters, none of / + #: " + name);
        }
    }

    private static void checkWildcards(String value, int start) {
        for (int i = start; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '+' && c != '#') {
                continue;
            }
            boolean begins = i == start || value.charAt(i - 1) == '/';
            boolean ends = i + 1 == value.length() || c == '+' && value.charAt(i + 1) == '/';
            if (!begins || !ends) {
                throw new IllegalArgumentException(
                        "+ stands for a whole level and # for all that follow, at the end: " + value);
            }
        }
    }

    /** The group that shares the subscription, if it is shared. */
    public Optional<String> group() {
        return isShared()
                ? Optional.of(value.substring(SHARE.length(), value.indexOf('/', SHARE.length())))
                : Optional.empty();
    }

    /** What topics are matched against: the filter without {@code $share/GROUP/}. */
    public String pattern() {
        return isShared() ? value.substring(value.indexOf('/', SHARE.length()) + 1) : value;
    }

    /** Whether several clients share the messages. */
    public boolean isShared() {
        return value.startsWith(SHARE);
    }

    /** Whether the filter matches one topic only. */
    public boolean isExact() {
        return value.indexOf('+') < 0 && value.indexOf('#') < 0;
    }

    /** Tells whether a message published to {@code topic} is for this filter. */
    public boolean matches(String topic) {
        String pattern = pattern();
        if (topic.charAt(0) == '$' && (pattern.charAt(0) == '+' || pattern.charAt(0) == '#')) {
            return false;
        }
        int t = 0;
        int p = 0;
        while (true) {
            if (p < pattern.length() && pattern.charAt(p) == '#') {
                return true;
            }
            int levelEnd = end(topic, t);
            int patternEnd = end(pattern, p);
            boolean any = patternEnd - p == 1 && pattern.charAt(p) == '+';
            if (!any && !(levelEnd - t == patternEnd - p && topic.regionMatches(t, pattern, p, levelEnd - t))) {
                return false;
            }
            if (levelEnd == topic.length() || patternEnd == pattern.length()) {
                return levelEnd == topic.length() && patternEnd == pattern.length();
            }
            t = levelEnd + 1;
            p = patternEnd + 1;
        }
    }

    private static int end(String levels, int from) {
        int slash = levels.indexOf('/', from);
        return slash < 0 ? levels.length() : slash;
    }
}
