package io.vehicleshadow.localiot.dataplane;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.broker.route.RetainedMessage;
import io.vehicleshadow.localiot.broker.route.RetainedMessages;
import io.vehicleshadow.localiot.http.Call;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vehicleshadow.localiot.store.PageToken;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** GetRetainedMessage and ListRetainedMessages. Source: AWS IoT API reference, data plane. */
final class RetainedCalls {
    private static final int MOST_RESULTS = 200;

    /** Results on a page when the request doesn't say; not documented. */
    private static final int DEFAULT_RESULTS = 200;

    private final RetainedMessages retained;

    RetainedCalls(RetainedMessages retained) {
        this.retained = retained;
    }

    CompletionStage<byte[]> get(Call call) {
        String topic = call.path("topic");
        call.require(IotAction.GET_RETAINED_MESSAGE, "topic/" + topic);
        RetainedMessage found = retained.get(topic)
                .orElseThrow(() -> new HttpError(
                        ErrorType.RESOURCE_NOT_FOUND, "No retained message exists for topic: '" + topic + "'"));
        Message message = found.message();
        ObjectNode json = Json.object()
                .put("topic", topic)
                .put("payload", message.payload())
                .put("qos", message.qos())
                .put("lastModifiedTime", found.lastModifiedMillis());
        if (!message.properties().userProperties().isEmpty()) {
            json.put(
                    "userProperties",
                    UserPropertiesJson.encode(message.properties().userProperties()));
        }
        return answer(json);
    }

    CompletionStage<byte[]> list(Call call) {
        call.require(IotAction.LIST_RETAINED_MESSAGES, "*");
        int size = call.number("maxResults", DEFAULT_RESULTS, 1, MOST_RESULTS);
        List<RetainedMessage> messages = retained.list(call.pageBegin(), size + 1);
        List<RetainedMessage> page = messages.subList(0, Math.min(size, messages.size()));
        ObjectNode json = Json.object();
        ArrayNode topics = json.putArray("retainedTopics");
        for (RetainedMessage each : page) {
            topics.addObject()
                    .put("topic", each.message().topic())
                    .put("payloadSize", each.message().payload().length)
                    .put("qos", each.message().qos())
                    .put("lastModifiedTime", each.lastModifiedMillis());
        }
        if (messages.size() > size) {
            json.put("nextToken", PageToken.after(page.get(size - 1).message().topic()));
        }
        return answer(json);
    }

    private static CompletionStage<byte[]> answer(ObjectNode json) {
        return CompletableFuture.completedStage(Json.bytes(json));
    }
}
