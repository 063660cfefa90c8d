package io.vehicleshadow.localiot.identity;

import java.util.Set;

/** What the registry knows of one certificate. */
record Registration(String name, Set<String> things, String policy) {

    Registration {
        things = Set.copyOf(things);
    }
}
