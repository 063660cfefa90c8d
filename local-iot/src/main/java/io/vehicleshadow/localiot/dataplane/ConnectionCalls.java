package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.policy.IotAction;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** DeleteConnection. Source: AWS IoT API reference, data plane; AWS IoT developer guide, Managing MQTT connections. */
final class ConnectionCalls {
    private static final int MOST_CLIENT_ID_BYTES = 128;
    private static final byte[] NOTHING = {};

    private final MqttConnections connections;

    ConnectionCalls(MqttConnections connections) {
        this.connections = connections;
    }

    CompletionStage<Reply> delete(String clientId, Call call) {
        call.requireMethod(HttpMethod.DELETE);
        requireClientId(clientId);
        call.require(IotAction.DELETE_CONNECTION, "client/" + clientId);
        return connections
                .delete(clientId, call.flag("cleanSession"), call.flag("preventWillMessage"))
                .thenApply(found -> found
                        ? new Reply.Done(NOTHING)
                        : new Reply.Failed(
                                ErrorType.RESOURCE_NOT_FOUND,
                                "No connection or session exists with client id: '" + clientId + "'"));
    }

    private static void requireClientId(String clientId) {
        int bytes = clientId.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_CLIENT_ID_BYTES || clientId.charAt(0) == '$') {
            throw BadRequest.invalid("Invalid clientId: it has 1 to 128 bytes and does not begin with $");
        }
    }
}
