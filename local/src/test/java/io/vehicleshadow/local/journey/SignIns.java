package io.vehicleshadow.local.journey;

import com.microsoft.playwright.BrowserContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

    /** Opens the page as somebody who has signed in at some time. */
    PageVisitor signedIn(BrowserContext window, String page, String name) {
        SignIn earlier = kept.get(name);
        if (earlier != null && Instant.now().isBefore(earlier.until())) {
            return PageVisitor.resume(window, page, earlier.json());
        }
        PageVisitor visitor = PageVisitor.signIn(window, page, name);
        kept.put(name, new SignIn(visitor.keptSignIn(), Instant.now().plus(GOOD_FOR)));
        return visitor;
    }

    void forgetAll() {
        kept.clear();
    }
}
