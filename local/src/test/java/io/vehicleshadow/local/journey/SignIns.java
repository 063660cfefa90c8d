package io.vehicleshadow.local.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a tab kept of the sign-in of each person, for a further tab of theirs: signing in costs the browser as much as all
 * else that most journeys do. Not for a journey about signing in or out.
 */
final class SignIns {
    /** Long before its token expires. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(20);

    private final Map<String, SignIn> kept = new ConcurrentHashMap<>();

    /** @param json the tab's storage, name and value in an array */
    private record SignIn(String json, Instant until) {}

    Optional<String> of(String name) {
        return Optional.ofNullable(kept.get(name))
                .filter(signIn -> Instant.now().isBefore(signIn.until()))
                .map(SignIn::json);
    }

    void keep(String name, String json) {
        kept.put(name, new SignIn(json, Instant.now().plus(GOOD_FOR)));
    }

    void forgetAll() {
        kept.clear();
    }
}
