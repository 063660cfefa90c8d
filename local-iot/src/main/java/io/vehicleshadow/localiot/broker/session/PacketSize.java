package io.vehicleshadow.localiot.broker.session;

import io.netty.buffer.ByteBufUtil;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageProperties;
import io.vehicleshadow.localiot.message.UserProperty;

/**
 * How long a PUBLISH packet of MQTT 5 is before it is made. Source: MQTT 5, 2.1.4 and 3.3; the packet is counted with its
 * fixed header.
 */
public final class PacketSize {

    private static final int PACKET_ID = 2;
    private static final int TOPIC_ALIAS = 3;
    private static final int PAYLOAD_FORMAT = 2;
    private static final int EXPIRY = 5;

    private PacketSize() {}

    /** The bytes of a packet with the whole topic. */
    static int ofPublish(Message message) {
        return ofPublish(message, false, false);
    }

    /**
     * The bytes of a packet.
     *
     * @param aliased whether it holds a topic alias
     * @param known whether the client knows the alias, so that the topic is left out
     */
    public static int ofPublish(Message message, boolean aliased, boolean known) {
        int properties = properties(message.properties()) + (aliased ? TOPIC_ALIAS : 0);
        int remaining = text(known ? "" : message.topic())
                + (message.qos() > 0 ? PACKET_ID : 0)
                + withLength(properties)
                + message.payload().length;
        return 1 + withLength(remaining);
    }

    private static int properties(MessageProperties properties) {
        int bytes = properties.utf8Payload() ? PAYLOAD_FORMAT : 0;
        bytes += properties.expirySeconds().isPresent() ? EXPIRY : 0;
        bytes += properties.contentType().map(type -> 1 + text(type)).orElse(0);
        bytes += properties.responseTopic().map(topic -> 1 + text(topic)).orElse(0);
        bytes += properties.correlationData().map(data -> 1 + 2 + data.length).orElse(0);
        for (UserProperty user : properties.userProperties()) {
            bytes += 1 + text(user.name()) + text(user.value());
        }
        return bytes;
    }

    private static int text(String value) {
        return 2 + ByteBufUtil.utf8Bytes(value);
    }

    /** So many bytes and the number before them that says how many they are, seven bits a byte. */
    private static int withLength(int bytes) {
        int digits = 1;
        for (int rest = bytes >> 7; rest > 0; rest >>= 7) {
            digits++;
        }
        return digits + bytes;
    }
}
