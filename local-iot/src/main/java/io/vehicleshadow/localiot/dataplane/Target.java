package io.vehicleshadow.localiot.dataplane;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a request's path names. Source of the paths: AWS IoT API reference, data plane. */
sealed interface Target {
    /** {@code /things/THING/shadow} */
    record Shadow(String thing) implements Target {}

    /** {@code /api/things/shadow/ListNamedShadowsForThing/THING} */
    record NamedShadows(String thing) implements Target {}

    /** {@code /topics/TOPIC}; the topic's slashes may be encoded or not */
    record Topic(String topic) implements Target {}

    /** {@code /retainedMessage/TOPIC}; the topic's slashes may be encoded or not */
    record Retained(String topic) implements Target {}

    /** {@code /retainedMessage} */
    record AllRetained() implements Target {}

    /** {@code /connections/CLIENT-ID} */
    record Connection(String clientId) implements Target {}

    String THINGS = "/things/";
    String SHADOW = "/shadow";
    String NAMED_SHADOWS = "/api/things/shadow/ListNamedShadowsForThing/";
    String TOPICS = "/topics/";
    String RETAINED = "/retainedMessage";
    String CONNECTIONS = "/connections/";

    /** Empty when the path names nothing here. */
    static Optional<Target> of(String path) {
        if (path.startsWith(THINGS) && path.endsWith(SHADOW) && path.length() > THINGS.length() + SHADOW.length()) {
            return Optional.of(new Shadow(decoded(path.substring(THINGS.length(), path.length() - SHADOW.length()))));
        }
        if (path.startsWith(NAMED_SHADOWS)) {
            return Optional.of(new NamedShadows(decoded(path.substring(NAMED_SHADOWS.length()))));
        }
        if (path.startsWith(TOPICS)) {
            return Optional.of(new Topic(decoded(path.substring(TOPICS.length()))));
        }
        if (path.startsWith(CONNECTIONS)) {
            return Optional.of(new Connection(decoded(path.substring(CONNECTIONS.length()))));
        }
        if (path.equals(RETAINED) || path.equals(RETAINED + '/')) {
            return Optional.of(new AllRetained());
        }
        return path.startsWith(RETAINED + '/')
                ? Optional.of(new Retained(decoded(path.substring(RETAINED.length() + 1))))
                : Optional.empty();
    }

    private static String decoded(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw BadRequest.invalid("Invalid path: '" + part + "' is not percent-encoded");
        }
    }
}
