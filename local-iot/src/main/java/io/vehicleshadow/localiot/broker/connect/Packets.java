package io.vehicleshadow.localiot.broker.connect;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageProperties;
import io.vehicleshadow.localiot.message.UserProperty;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Packets and properties of MQTT, to and from messages. */
final class Packets {

    private Packets() {}

    /** A PUBLISH packet of MQTT 3.1.1; its payload is the message's own array. */
    static MqttPublishMessage publish3(Message message, int packetId, boolean dup) {
        return publish(message, message.topic(), packetId, dup, MqttProperties.NO_PROPERTIES);
    }

    /** A PUBLISH packet of MQTT 5; its payload is the message's own array. */
    static MqttPublishMessage publish5(Message message, int packetId, boolean dup, Optional<TopicAliases> aliases) {
        if (aliases.isEmpty()) {
            return publish(message, message.topic(), packetId, dup, written(message.properties()));
        }
        MqttProperties properties = new MqttProperties();
        String topic = aliases.get().shortened(message.topic(), properties);
        written(message.properties()).listAll().forEach(properties::add);
        return publish(message, topic, packetId, dup, properties);
    }

    private static MqttPublishMessage publish(
            Message message, String topic, int packetId, boolean dup, MqttProperties properties) {
        MqttFixedHeader header =
                new MqttFixedHeader(MqttMessageType.PUBLISH, dup, MqttQoS.valueOf(message.qos()), message.retain(), 0);
        return new MqttPublishMessage(
                header,
                new MqttPublishVariableHeader(topic, packetId, properties),
                Unpooled.wrappedBuffer(message.payload()));
    }

    /** @param why for whoever looks for the fault; empty for none */
    static MqttMessage disconnect(MqttDisconnectReasonCode code, String why) {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.DISCONNECT, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttReasonCodeAndPropertiesVariableHeader(code.value(), reason(why)));
    }

    private static MqttProperties reason(String why) {
        if (why.isEmpty()) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties properties = new MqttProperties();
        properties.add(new StringProperty(MqttProperties.REASON_STRING, why));
        return properties;
    }

    private static MqttProperties written(MessageProperties properties) {
        if (properties == MessageProperties.NONE) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties written = new MqttProperties();
        if (properties.utf8Payload()) {
            written.add(new IntegerProperty(MqttProperties.PAYLOAD_FORMAT_INDICATOR, 1));
        }
        properties
                .expirySeconds()
                .ifPresent(seconds ->
                        written.add(new IntegerProperty(MqttProperties.PUBLICATION_EXPIRY_INTERVAL, (int) seconds)));
        properties.contentType().ifPresent(type -> written.add(new StringProperty(MqttProperties.CONTENT_TYPE, type)));
        properties
                .responseTopic()
                .ifPresent(topic -> written.add(new StringProperty(MqttProperties.RESPONSE_TOPIC, topic)));
        properties
                .correlationData()
                .ifPresent(data -> written.add(new BinaryProperty(MqttProperties.CORRELATION_DATA, data)));
        for (UserProperty user : properties.userProperties()) {
            written.add(new UserProperties(List.of(new StringPair(user.name(), user.value()))));
        }
        return written;
    }

    /** The properties that travel with a message. */
    static MessageProperties read(MqttProperties properties) {
        if (properties == null || properties.isEmpty()) {
            return MessageProperties.NONE;
        }
        List<UserProperty> user = properties.getProperties(MqttProperties.USER_PROPERTY).stream()
                .map(property -> (StringPair) property.value())
                .map(pair -> new UserProperty(pair.key, pair.value))
                .toList();
        return new MessageProperties(
                integer(properties, MqttProperties.PAYLOAD_FORMAT_INDICATOR).orElse(0) == 1,
                text(properties, MqttProperties.CONTENT_TYPE),
                text(properties, MqttProperties.RESPONSE_TOPIC),
                value(properties, MqttProperties.CORRELATION_DATA, byte[].class),
                user,
                integer(properties, MqttProperties.PUBLICATION_EXPIRY_INTERVAL));
    }

    /** A number, taken as unsigned; empty when the property is missing. */
    static OptionalLong integer(MqttProperties properties, int id) {
        return value(properties, id, Integer.class)
                .map(number -> OptionalLong.of(Integer.toUnsignedLong(number)))
                .orElse(OptionalLong.empty());
    }

    static Optional<String> text(MqttProperties properties, int id) {
        return value(properties, id, String.class);
    }

    private static <T> Optional<T> value(MqttProperties properties, int id, Class<T> type) {
        MqttProperty<?> property = properties.getProperty(id);
        return property == null ? Optional.empty() : Optional.of(type.cast(property.value()));
    }
}
