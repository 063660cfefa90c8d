package io.vehicleshadow.local.signin;

import java.net.URI;
import java.util.Set;

/**
 * A program that people sign in to.
 *
 * @param redirects where it may send them back to, letter by letter
 */
public record Client(String id, Set<URI> redirects) {
    public Client {
        redirects = Set.copyOf(redirects);
    }
}
