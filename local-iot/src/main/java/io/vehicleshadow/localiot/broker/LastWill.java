package io.vehicleshadow.localiot.broker;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.TopicName;
import io.vertx.mqtt.MqttWill;
import java.time.Duration;
import java.util.Optional;

/**
 * What is published when a client goes without saying so.
 *
 * @param message the message
 * @param delay how long the client may be away before that (MQTT 5)
 */
record LastWill(Message message, Duration delay) {

    /** The will of a CONNECT packet. @throws IllegalArgumentException when its topic, size or QoS is not allowed */
    static Optional<LastWill> of(MqttWill will) {
        if (!will.isWillFlag()) {
            return Optional.empty();
        }
        TopicName topic = new TopicName(will.getWillTopic());
        byte[] payload = will.getWillMessageBytes();
        if (will.isWillRetain() && topic.isReserved()) {
            throw new IllegalArgumentException("A message to a reserved topic can't be retained: " + topic.value());
        }
        if (payload.length > BrokerLimits.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("A message has at most 128 KB");
        }
        MqttProperties properties = will.getWillProperties();
        long delay = properties == null
                ? 0
                : Packets.integer(properties, MqttProperties.WILL_DELAY_INTERVAL)
                        .orElse(0);
        return Optional.of(new LastWill(
                new Message(topic.value(), payload, will.getWillQos(), will.isWillRetain(), Packets.read(properties)),
                Duration.ofSeconds(delay)));
    }
}
