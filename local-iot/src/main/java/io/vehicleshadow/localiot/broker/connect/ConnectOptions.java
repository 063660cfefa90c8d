package io.vehicleshadow.localiot.broker.connect;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vehicleshadow.localiot.broker.route.LastWill;
import io.vehicleshadow.localiot.broker.route.ReservedTopics;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.policy.ConnectAttribute;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a CONNECT packet asks for, within the limits.
 *
 * @param mqtt5 whether the client speaks MQTT 5, else 3.1.1
 * @param clean whether an earlier session is to be forgotten
 * @param expiry how long the session outlives the connection
 * @param keepAlive the longest pause between two packets of the client, before half as much again
 * @param window how many messages of QoS 1 the client takes before it acknowledges one
 * @param maxPacketBytes the largest packet that the client takes, its header included; empty when it takes any
 * @param topicAliases how many topic aliases the client takes, 0 for none
 * @param will what to publish when it goes without saying so
 */
record ConnectOptions(
        boolean mqtt5,
        boolean clean,
        Duration expiry,
        Duration keepAlive,
        int window,
        OptionalLong maxPacketBytes,
        long topicAliases,
        Optional<LastWill> will) {

    private static final int MQTT_5 = 5;
    /** Header, reason code and lengths of a DISCONNECT. */
    private static final int BYTES_BESIDE_A_REASON = 16;

    /** @throws IllegalArgumentException when the will is not allowed */
    static ConnectOptions of(MqttEndpoint endpoint, BrokerLimits limits, ReservedTopics reserved) {
        boolean mqtt5 = endpoint.protocolVersion() == MQTT_5;
        MqttProperties properties = endpoint.connectProperties();
        return new ConnectOptions(
                mqtt5,
                endpoint.isCleanSession(),
                mqtt5
                        ? askedExpiry(properties, limits)
                        : endpoint.isCleanSession() ? Duration.ZERO : limits.sessionExpiry(),
                limits.keepAlive(endpoint.keepAliveTimeSeconds()),
                (int) Math.min(limits.maxUnacknowledged(), number(properties, MqttProperties.RECEIVE_MAXIMUM, 65_535)),
                Packets.integer(properties, MqttProperties.MAXIMUM_PACKET_SIZE),
                number(properties, MqttProperties.TOPIC_ALIAS_MAXIMUM, 0),
                will(endpoint.will(), reserved));
    }

    private static Optional<LastWill> will(MqttWill will, ReservedTopics reserved) {
        if (!will.isWillFlag()) {
            return Optional.empty();
        }
        MqttProperties properties = will.getWillProperties();
        long delay = properties == null ? 0 : number(properties, MqttProperties.WILL_DELAY_INTERVAL, 0);
        Message message = new Message(
                will.getWillTopic(),
                will.getWillMessageBytes(),
                will.getWillQos(),
                will.isWillRetain(),
                Packets.read(properties));
        reserved.requirePublishable(message);
        return Optional.of(new LastWill(message, Duration.ofSeconds(delay)));
    }

    private static Duration askedExpiry(MqttProperties properties, BrokerLimits limits) {
        OptionalLong asked = Packets.integer(properties, MqttProperties.SESSION_EXPIRY_INTERVAL);
        return Duration.ofSeconds(
                Math.min(asked.orElse(0), limits.sessionExpiry().toSeconds()));
    }

    private static long number(MqttProperties properties, int id, long absent) {
        return Packets.integer(properties, id).orElse(absent);
    }

    Set<ConnectAttribute> attributes() {
        Set<ConnectAttribute> attributes = EnumSet.noneOf(ConnectAttribute.class);
        if (!expiry.isZero()) {
            attributes.add(ConnectAttribute.PERSISTENT_CONNECT);
        }
        if (will.isPresent()) {
            attributes.add(ConnectAttribute.LAST_WILL);
        }
        return attributes;
    }

    /** Why the connection ends; empty if the DISCONNECT with it would be larger than the client takes. */
    String fitting(String why) {
        int bytes = BYTES_BESIDE_A_REASON + why.getBytes(StandardCharsets.UTF_8).length;
        return maxPacketBytes.orElse(Long.MAX_VALUE) < bytes ? "" : why;
    }
}
