package io.vehicleshadow.localiot.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of policy variables for one connection, by name without {@code ${…}}, for example
 * {@code iot:Connection.Thing.ThingName}. Immutable.
 *
 * <p>Source: AWS IoT developer guide, AWS IoT Core policy variables.
 */
public final class PolicyVariables {

    private final Map<String, String> values;

    private PolicyVariables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** No variable has a value, as for an anonymous caller over HTTP. */
    public static PolicyVariables none() {
        return new PolicyVariables(Map.of());
    }

    /** An MQTT connection under {@code clientId} that belongs to no thing. */
    public static PolicyVariables ofClient(String clientId) {
        return none().with("iot:ClientId", clientId).with("iot:Connection.Thing.IsAttached", "false");
    }

    /** These variables for a connection that belongs to the thing {@code thingName}. */
    public PolicyVariables withThing(String thingName) {
        return with("iot:Connection.Thing.ThingName", thingName).with("iot:Connection.Thing.IsAttached", "true");
    }

    /** These variables and {@code name}, which replaces an earlier value of the same name. */
    public PolicyVariables with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new PolicyVariables(more);
    }

    /** The value of the variable {@code name}, empty when it has none for this connection. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
