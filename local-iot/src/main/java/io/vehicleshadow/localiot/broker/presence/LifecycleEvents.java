package io.vehicleshadow.localiot.broker.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.broker.route.Router;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.Message;
import java.time.Clock;
import java.util.List;

/**
 * Publishes which clients connect, disconnect and subscribe. Clients whose id holds {@code #} or {@code +} get no events.
 *
 * <p>Source: AWS IoT developer guide, Lifecycle events.
 */
public final class LifecycleEvents {

    private final Router router;
    private final Clock clock;

    public LifecycleEvents(Router router, Clock clock) {
        this.router = router;
        this.clock = clock;
    }

    public void connected(ClientPresence client) {
        publish(
                "presence/connected",
                client,
                Json.object().put("ipAddress", client.ipAddress()).put("versionNumber", client.version()));
    }

    /** The client is known, but may not connect, or not with its will. */
    public void connectFailed(ClientPresence client) {
        publish(
                "presence/connect_failed",
                client,
                Json.object().put("ipAddress", client.ipAddress()).put("connectFailureReason", "AUTHORIZATION_FAILED"));
    }

    public void disconnected(ClientPresence client, DisconnectReason reason) {
        publish(
                "presence/disconnected",
                client,
                Json.object()
                        .put("clientInitiatedDisconnect", reason == DisconnectReason.CLIENT_INITIATED_DISCONNECT)
                        .put("disconnectReason", reason.name())
                        .put("versionNumber", client.version()));
    }

    public void subscribed(ClientPresence client, List<String> filters) {
        publish("subscriptions/subscribed", client, topics(filters));
    }

    public void unsubscribed(ClientPresence client, List<String> filters) {
        publish("subscriptions/unsubscribed", client, topics(filters));
    }

    private static ObjectNode topics(List<String> filters) {
        ObjectNode details = Json.object();
        filters.forEach(details.putArray("topics")::add);
        return details;
    }

    private void publish(String kind, ClientPresence client, ObjectNode details) {
        if (client.clientId().indexOf('#') >= 0 || client.clientId().indexOf('+') >= 0) {
            return;
        }
        ObjectNode event = Json.object()
                .put("clientId", client.clientId())
                .put("timestamp", clock.millis())
                .put("eventType", kind.substring(kind.indexOf('/') + 1))
                .put("sessionIdentifier", client.sessionIdentifier())
                .put("principalIdentifier", client.principalId());
        event.setAll(details);
        router.route(Message.of("$aws/events/" + kind + "/" + client.clientId(), Json.bytes(event)), null);
    }
}
