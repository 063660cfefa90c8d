package io.vehicleshadow.local.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.vehicle.ClientIds;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.topic.IotRules;
import io.vehicleshadow.vehicle.topic.PresenceTopics;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands to the history function what the IoT rules of the deployment hand to it: the message with kind, thing and time
 * of arrival. Tries three times, as Lambda does, then puts the event into the log.
 */
public final class HistoryFeed {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFeed.class);
    private static final int TRIES = 3;
    private final LambdaFunction history;

    public HistoryFeed(LambdaFunction history) {
        this.history = history;
    }

    public void follow(Rules rules) {
        rules.on(IotRules.EVERY_DOCUMENT, (topic, payload, at) -> hand("documents", part(topic, 2), payload, at));
        rules.on(PresenceTopics.EVERY, (topic, payload, at) -> {
            String client = part(topic, 4);
            if (!ClientIds.isReserved(client)) {
                hand("presence", client, payload, at);
            }
        });
    }

    private void hand(String kind, String thing, byte[] payload, Instant received) {
        byte[] event;
        try {
            ObjectNode message = (ObjectNode) JsonText.read(payload);
            message.put("kind", kind).put("thing", thing).put("received", received.toEpochMilli());
            event = JsonText.bytes(message);
        } catch (IOException e) {
            LOG.warn("Not JSON, so no rule would have matched it: {}", thing);
            return;
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                history.invoke(event);
                return;
            } catch (Exception e) {
                LOG.warn("The history function failed ({} of {}) for {} of {}", attempt, TRIES, kind, thing, e);
            }
        }
    }

    private static String part(String topic, int index) {
        return topic.split("/")[index];
    }
}
