package io.vehicleshadow.local.listen;

import io.vehicleshadow.localiot.listen.LocalCallers;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a listener of this run answers: programs of this machine, and the run's own page. Any other page is refused, also
 * one of this machine.
 *
 * @param port of the listener
 * @param others pages besides those of this listener that may call it
 */
public record OwnPages(int port, Set<String> others) {
    /** Why the request is not answered; empty if it is. */
    public Optional<String> refusal(String host, String origin) {
        return LocalCallers.refusal(port, host, null).or(() -> otherPage(host, origin));
    }

    private Optional<String> otherPage(String host, String origin) {
        boolean isOwn = origin == null || origin.equals("http://" + host) || others.contains(origin);
        return isOwn
                ? Optional.empty()
                : Optional.of("Only the page of this run may send this, not a page of " + origin);
    }
}
