package io.vehicleshadow.localiot.dataplane;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.broker.Broker;
import io.vehicleshadow.localiot.broker.connect.ClientState;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.http.Call;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vehicleshadow.localiot.store.PageToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * DeleteConnection, GetConnection, ListSubscriptions and SendDirectMessage. Source: AWS IoT API reference, data plane; AWS
 * IoT developer guide, Managing MQTT connections, Direct Messaging.
 */
final class ConnectionCalls {
    private static final int DEFAULT_RESULTS = 20;
    private static final int MOST_RESULTS = 200;
    private static final int DEFAULT_TIMEOUT_SECONDS = 5;
    private static final int MOST_TIMEOUT_SECONDS = 15;
    private static final byte[] NOTHING = {};

    private final Broker broker;

    ConnectionCalls(Broker broker) {
        this.broker = broker;
    }

    CompletionStage<byte[]> delete(Call call) {
        String clientId = clientId(call, IotAction.DELETE_CONNECTION);
        return broker.deleteConnection(clientId, call.flag("cleanSession"), call.flag("preventWillMessage"))
                .thenApply(found -> {
                    if (!found) {
                        throw unknown(clientId);
                    }
                    return NOTHING;
                });
    }

    CompletionStage<byte[]> get(Call call) {
        String clientId = clientId(call, IotAction.GET_CONNECTION);
        boolean addresses = call.flag("includeSocketInformation");
        return broker.state(clientId)
                .thenApply(found -> Json.bytes(json(clientId, found.orElseThrow(() -> unknown(clientId)), addresses)));
    }

    private static ObjectNode json(String clientId, ClientState state, boolean withAddresses) {
        ObjectNode json = Json.object()
                .put("clientId", clientId)
                .put("connected", state.connected())
                .put("cleanSession", state.cleanSession())
                .put("sessionExpiry", state.sessionExpirySeconds())
                .put(state.connected() ? "connectedSince" : "disconnectedSince", state.sinceMillis());
        if (state.connected()) {
            json.put("keepAliveDuration", state.keepAliveSeconds());
        }
        state.disconnectReason().ifPresent(reason -> json.put("disconnectReason", reason));
        state.addresses()
                .filter(unused -> withAddresses)
                .ifPresent(ends -> json.put("sourceIp", ends.sourceIp())
                        .put("sourcePort", ends.sourcePort())
                        .put("targetIp", ends.targetIp())
                        .put("targetPort", ends.targetPort()));
        return json;
    }

    CompletionStage<byte[]> subscriptions(Call call) {
        String clientId = clientId(call, IotAction.LIST_SUBSCRIPTIONS);
        int size = call.number("maxResults", DEFAULT_RESULTS, 1, MOST_RESULTS);
        String after = call.pageBegin();
        return broker.subscriptions(clientId)
                .thenApply(found -> page(found.orElseThrow(() -> unknown(clientId)), after, size));
    }

    private static byte[] page(SortedMap<String, Integer> filters, String after, int size) {
        List<Map.Entry<String, Integer>> rest = filters.entrySet().stream()
                .filter(each -> each.getKey().compareTo(after) > 0)
                .toList();
        ObjectNode json = Json.object();
        ArrayNode subscriptions = json.putArray("subscriptions");
        rest.stream()
                .limit(size)
                .forEach(each -> subscriptions
                        .addObject()
                        .put("topicFilter", each.getKey())
                        .put("qos", each.getValue()));
        if (rest.size() > size) {
            json.put("nextToken", PageToken.after(rest.get(size - 1).getKey()));
        }
        return Json.bytes(json);
    }

    CompletionStage<byte[]> send(Call call) {
        String clientId = clientId(call, IotAction.SEND_DIRECT_MESSAGE);
        String topic = call.parameter("topic").orElseThrow(() -> HttpError.invalid("Invalid topic: it is missing"));
        boolean confirmation = call.flag("confirmation");
        int timeout = call.number("timeout", DEFAULT_TIMEOUT_SECONDS, 1, MOST_TIMEOUT_SECONDS);
        Message message = new Message(
                PublishCalls.topicName(topic).value(),
                call.body(),
                confirmation ? 1 : 0,
                false,
                PublishCalls.properties(call));
        return broker.sendDirectly(clientId, message)
                .toCompletableFuture()
                .copy()
                .orTimeout(timeout, TimeUnit.SECONDS)
                .handle((unused, failure) -> sent(clientId, failure));
    }

    private static byte[] sent(String clientId, Throwable failure) {
        if (failure == null) {
            return PublishCalls.DONE;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof NoSuchElementException) {
            throw new HttpError(ErrorType.RESOURCE_NOT_FOUND, "The client '" + clientId + "' is not connected");
        }
        if (cause instanceof SecurityException) {
            throw new HttpError(ErrorType.FORBIDDEN, "The policies of the client don't allow it to receive this topic");
        }
        throw new HttpError(ErrorType.GATEWAY_TIMEOUT, "The client did not acknowledge the message in time");
    }

    private static String clientId(Call call, IotAction action) {
        String clientId = call.path("clientId");
        int bytes = clientId.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BrokerLimits.MAX_CLIENT_ID_BYTES || clientId.charAt(0) == '$') {
            throw HttpError.invalid("Invalid clientId: it has 1 to 128 bytes and does not begin with $");
        }
        call.require(action, "client/" + clientId);
        return clientId;
    }

    private static HttpError unknown(String clientId) {
        return new HttpError(
                ErrorType.RESOURCE_NOT_FOUND, "No connection or session exists with client id: '" + clientId + "'");
    }
}
