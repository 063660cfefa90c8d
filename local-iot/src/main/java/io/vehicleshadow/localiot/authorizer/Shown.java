package io.vehicleshadow.localiot.authorizer;

import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client shows to authorizers: in a header, the query, or what follows a question mark in the MQTT user name. Source:
 * AWS IoT developer guide, Connecting by using custom authentication.
 */
final class Shown {

    private Shown() {}

    static Optional<String> authorizerName(PageAuthorizer.Request request) {
        return value(request, "x-amz-customauthorizer-name");
    }

    static Optional<String> signature(PageAuthorizer.Request request) {
        return value(request, "x-amz-customauthorizer-signature");
    }

    static Optional<String> value(PageAuthorizer.Request request, String key) {
        String username = request.username() == null ? "" : request.username();
        int question = username.indexOf('?');
        return Optional.ofNullable(request.headers().get(key.toLowerCase(Locale.ROOT)))
                .or(() -> parameter(request.queryString(), key))
                .or(() -> parameter(question < 0 ? "" : username.substring(question + 1), key));
    }

    private static Optional<String> parameter(String query, String key) {
        for (String part : query.split("&")) {
            if (part.startsWith(key + "=")) {
                return Optional.of(decoded(part.substring(key.length() + 1)));
            }
        }
        return Optional.empty();
    }

    /** A plus sign stands for itself: signatures have some, and not every client encodes them. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
