package io.vehicleshadow.localiot.broker;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vehicleshadow.localiot.message.Message;
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

    /**
     * The will of a CONNECT packet.
     *
     * @throws IllegalArgumentException when its topic, size or QoS is not allowed
     */
    static Optional<LastWill> of(MqttWill will, Requests requests) {
        if (!will.isWillFlag()) {
            return Optional.empty();
        }
        MqttProperties properties = will.getWillProperties();
        long delay = properties == null
                ? 0
                : Packets.integer(properties, MqttProperties.WILL_DELAY_INTERVAL)
                        .orElse(0);
        Message message = new Message(
                will.getWillTopic(),
                will.getWillMessageBytes(),
                will.getWillQos(),
                will.isWillRetain(),
                Packets.read(properties));
        requests.requirePublishable(message);
        return Optional.of(new LastWill(message, Duration.ofSeconds(delay)));
    }
}
