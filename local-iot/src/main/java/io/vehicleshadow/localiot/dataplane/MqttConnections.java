package io.vehicleshadow.localiot.dataplane;

import java.util.concurrent.CompletionStage;

/** The connections and sessions of the broker. Safe for any thread, doesn't block. */
@FunctionalInterface
public interface MqttConnections {
    /**
     * Ends the connection of a client, who may come back at once.
     *
     * @param cleanSession whether its session goes too, with subscriptions and messages
     * @param preventWill whether its will is not published
     * @return whether there was a connection or a session, when that is durable
     */
    CompletionStage<Boolean> delete(String clientId, boolean cleanSession, boolean preventWill);
}
