package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.broker.Broker;
import io.vehicleshadow.localiot.http.Call;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.policy.IotAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** DeleteConnection. Source: AWS IoT API reference, data plane; AWS IoT developer guide, Managing MQTT connections. */
final class ConnectionCalls {
    private static final int MOST_CLIENT_ID_BYTES = 128;
    private static final byte[] NOTHING = {};

    private final Broker broker;

    ConnectionCalls(Broker broker) {
        this.broker = broker;
    }

    CompletionStage<byte[]> delete(Call call) {
        String clientId = call.path("clientId");
        requireClientId(clientId);
        call.require(IotAction.DELETE_CONNECTION, "client/" + clientId);
        return broker.deleteConnection(clientId, call.flag("cleanSession"), call.flag("preventWillMessage"))
                .thenApply(found -> {
                    if (!found) {
                        throw new HttpError(
                                ErrorType.RESOURCE_NOT_FOUND,
                                "No connection or session exists with client id: '" + clientId + "'");
                    }
                    return NOTHING;
                });
    }

    private static void requireClientId(String clientId) {
        int bytes = clientId.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_CLIENT_ID_BYTES || clientId.charAt(0) == '$') {
            throw HttpError.invalid("Invalid clientId: it has 1 to 128 bytes and does not begin with $");
        }
    }
}
