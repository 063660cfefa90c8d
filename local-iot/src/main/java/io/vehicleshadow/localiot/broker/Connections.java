package io.vehicleshadow.localiot.broker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The connections that are open. */
final class Connections {

    private final Set<Connection> open = new LinkedHashSet<>();

    void add(Connection connection) {
        open.add(connection);
    }

    void remove(Connection connection) {
        open.remove(connection);
    }

    /** Those open now; may be changed while it is walked through. */
    List<Connection> all() {
        return List.copyOf(open);
    }
}
