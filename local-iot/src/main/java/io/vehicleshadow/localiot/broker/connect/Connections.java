package io.vehicleshadow.localiot.broker.connect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The connections that are open, at most one of each client id. */
public final class Connections {

    private final Map<String, Connection> open = new LinkedHashMap<>();

    void add(Connection connection) {
        open.put(connection.clientId(), connection);
    }

    void remove(Connection connection) {
        open.remove(connection.clientId(), connection);
    }

    /** The connection of a client id; {@code null} when there is none. */
    public Connection find(String clientId) {
        return open.get(clientId);
    }

    /** Those open now; may be changed while it is walked through. */
    public List<Connection> all() {
        return List.copyOf(open.values());
    }
}
