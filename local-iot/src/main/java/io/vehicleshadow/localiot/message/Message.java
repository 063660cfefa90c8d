package io.vehicleshadow.localiot.message;

import java.util.Objects;

/**
 * A published message. The payload is not copied: whoever hands it over must not change it afterwards.
 *
 * @param topic the topic it was published to
 * @param payload the content, possibly empty
 * @param qos 0 (at most once) or 1 (at least once); AWS IoT knows no QoS 2
 * @param retain whether the publisher asked to keep it for later subscribers
 * @param properties the MQTT 5 properties that travel with it
 * @param sender who published it, for rules only
 */
public record Message(
        String topic, byte[] payload, int qos, boolean retain, MessageProperties properties, Sender sender) {

    /** @throws IllegalArgumentException when the topic is empty or the QoS is neither 0 nor 1 */
    public Message {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(properties, "properties");
        Objects.requireNonNull(sender, "sender");
        if (topic.isEmpty()) {
            throw new IllegalArgumentException("A message needs a topic, but it is empty");
        }
        if (qos != 0 && qos != 1) {
            throw new IllegalArgumentException("AWS IoT knows QoS 0 and 1, not " + qos);
        }
    }

    /** A message of no client. */
    public Message(String topic, byte[] payload, int qos, boolean retain, MessageProperties properties) {
        this(topic, payload, qos, retain, properties, Sender.NO_CLIENT);
    }

    /** A message with QoS 1 that is not retained and has no properties. */
    public static Message of(String topic, byte[] payload) {
        return new Message(topic, payload, 1, false, MessageProperties.NONE);
    }

    /** The same message, at most once. */
    public Message atMostOnce() {
        return new Message(topic, payload, 0, retain, properties, sender);
    }

    /** The same message, to be kept for later subscribers. */
    public Message retained() {
        return new Message(topic, payload, qos, true, properties, sender);
    }

    /** The same message with other MQTT 5 properties. */
    public Message with(MessageProperties others) {
        return new Message(topic, payload, qos, retain, others, sender);
    }

    /** The same message, published by another. */
    public Message from(Sender other) {
        return new Message(topic, payload, qos, retain, properties, other);
    }
}
