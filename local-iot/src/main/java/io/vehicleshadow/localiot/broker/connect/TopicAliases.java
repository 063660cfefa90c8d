package io.vehicleshadow.localiot.broker.connect;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import java.util.HashMap;
import java.util.Map;

/** Numbers that stand for topics on the way to one client. The first topics that it gets have one, until none is left. */
final class TopicAliases {

    private final int most;
    private final Map<String, Integer> aliases = new HashMap<>();

    /** @param most how many the client takes */
    TopicAliases(long most) {
        this.most = (int) Math.min(most, BrokerLimits.MAX_TOPIC_ALIASES);
    }

    /** Whether the topic goes out as its alias alone from now on. */
    boolean isKnown(String topic) {
        return aliases.containsKey(topic);
    }

    /** Whether the topic goes out with an alias. */
    boolean has(String topic) {
        return isKnown(topic) || aliases.size() < most;
    }

    /**
     * The topic name to send: the topic itself, or nothing when the client knows its alias.
     *
     * @param properties the alias is added to them, if the topic has one
     */
    String shortened(String topic, MqttProperties properties) {
        Integer known = aliases.get(topic);
        if (known == null && aliases.size() == most) {
            return topic;
        }
        int alias = known == null ? aliases.size() + 1 : known;
        aliases.put(topic, alias);
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.TOPIC_ALIAS, alias));
        return known == null ? topic : "";
    }
}
