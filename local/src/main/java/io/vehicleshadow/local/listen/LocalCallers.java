package io.vehicleshadow.local.listen;

import java.util.Optional;
import java.util.Set;

/**
 * Whom a listener of this machine answers: programs, and its own page. A browser sends requests of any web page to
 * loopback too; it names that page as {@code Origin}, and where the page's own name was rebound to loopback, as
 * {@code Host}.
 *
 * @param port of the listener
 * @param otherOrigins pages besides those of this listener that may call it
 */
public record LocalCallers(int port, Set<String> otherOrigins) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Why the request is not answered; empty if it is. */
    public Optional<String> refusal(String host, String origin) {
        if (host == null || THIS_MACHINE.stream().noneMatch(name -> host.equals(name + ":" + port))) {
            return Optional.of("This listener is localhost:" + port + "; it answers to no other name");
        }
        if (origin != null && !origin.equals("http://" + host) && !otherOrigins.contains(origin)) {
            return Optional.of("Only the page of this run may send this, not a page of " + origin);
        }
        return Optional.empty();
    }
}
