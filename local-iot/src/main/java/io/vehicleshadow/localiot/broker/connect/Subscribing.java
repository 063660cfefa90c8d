package io.vehicleshadow.localiot.broker.connect;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.vehicleshadow.localiot.broker.route.NotOffered;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.broker.session.Session;
import io.vehicleshadow.localiot.broker.session.Subscription;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.TopicFilter;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the SUBSCRIBE and UNSUBSCRIBE packets of one client. */
final class Subscribing {

    private static final Logger LOG = LoggerFactory.getLogger(Subscribing.class);

    private final Connection connection;
    private final BrokerParts parts;

    Subscribing(Connection connection, BrokerParts parts) {
        this.connection = connection;
        this.parts = parts;
    }

    void handle(MqttSubscribeMessage packet) throws Refusal {
        check(packet);
        List<MqttSubAckReasonCode> codes = new ArrayList<>();
        List<String> granted = new ArrayList<>();
        List<MqttTopicSubscription> wanting = new ArrayList<>();
        for (MqttTopicSubscription asked : packet.topicSubscriptions()) {
            MqttSubAckReasonCode code = subscribe(asked, wanting);
            codes.add(code);
            if (isGranted(code)) {
                granted.add(asked.topicName());
            }
        }
        int refused = codes.indexOf(MqttSubAckReasonCode.NOT_AUTHORIZED);
        if (refused >= 0) {
            acknowledge(packet.messageId(), codes);
            throw Refusal.notAuthorized(
                    "subscribe to " + packet.topicSubscriptions().get(refused).topicName());
        }
        parts.sessions().save(connection.session());
        whenSafe(() -> {
            acknowledge(packet.messageId(), codes);
            wanting.forEach(this::sendRetained);
        });
        if (!granted.isEmpty()) {
            parts.lifecycle().subscribed(connection.presence(), granted);
        }
    }

    private void sendRetained(MqttTopicSubscription asked) {
        int qos = asked.qualityOfService().value();
        parts.retained()
                .get(asked.topicName())
                .ifPresent(kept -> connection
                        .session()
                        .deliver(atMost(qos, kept.message()), parts.clock().millis()));
    }

    private void check(MqttSubscribeMessage packet) throws Refusal {
        requireFilters(packet.topicSubscriptions());
        if (packet.topicSubscriptions().size() > BrokerLimits.MAX_FILTERS_PER_SUBSCRIBE) {
            throw Refusal.clientError(MqttDisconnectReasonCode.QUOTA_EXCEEDED, "it sent more than 8 filters at once");
        }
        if (Packets.integer(packet.properties(), MqttProperties.SUBSCRIPTION_IDENTIFIER)
                .isPresent()) {
            throw Refusal.clientError(
                    MqttDisconnectReasonCode.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED,
                    "it sent a subscription identifier");
        }
        for (MqttTopicSubscription asked : packet.topicSubscriptions()) {
            if (asked.qualityOfService() == MqttQoS.EXACTLY_ONCE) {
                throw Refusal.clientError(MqttDisconnectReasonCode.QOS_NOT_SUPPORTED, "it subscribed with QoS 2");
            }
        }
    }

    private MqttSubAckReasonCode subscribe(MqttTopicSubscription asked, List<MqttTopicSubscription> wanting) {
        TopicFilter filter;
        try {
            filter = new TopicFilter(asked.topicName());
        } catch (IllegalArgumentException e) {
            return MqttSubAckReasonCode.TOPIC_FILTER_INVALID;
        }
        if (filter.pattern().charAt(0) == '$' && !filter.pattern().startsWith("$aws/")) {
            return MqttSubAckReasonCode.TOPIC_FILTER_INVALID;
        }
        if (!connection.permissions().maySubscribe(filter.value())) {
            return MqttSubAckReasonCode.NOT_AUTHORIZED;
        }
        NotOffered.service(filter.pattern())
                .ifPresent(service -> LOG.info(
                        "{} waits in vain at {}: local-iot doesn't offer {}",
                        connection.clientId(),
                        filter.value(),
                        service));
        Session session = connection.session();
        boolean known = session.subscriptions().containsKey(filter.value());
        if (!known && session.subscriptions().size() >= BrokerLimits.MAX_SUBSCRIPTIONS) {
            return MqttSubAckReasonCode.QUOTA_EXCEEDED;
        }
        int qos = asked.qualityOfService().value();
        parts.sessions()
                .subscribe(new Subscription(
                        session,
                        filter,
                        qos,
                        asked.subscriptionOption().isNoLocal(),
                        asked.subscriptionOption().isRetainAsPublished()));
        if (wantsRetained(asked, filter, known)) {
            wanting.add(asked);
        }
        return qos == 0 ? MqttSubAckReasonCode.GRANTED_QOS0 : MqttSubAckReasonCode.GRANTED_QOS1;
    }

    /** Only an exact filter of one client gets the retained message. */
    private static boolean wantsRetained(MqttTopicSubscription asked, TopicFilter filter, boolean known) {
        RetainedHandlingPolicy policy = asked.subscriptionOption().retainHandling();
        return filter.isExact()
                && !filter.isShared()
                && policy != RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE
                && !(known && policy == RetainedHandlingPolicy.SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS);
    }

    private static Message atMost(int qos, Message message) {
        return qos == 0 ? message.atMostOnce() : message;
    }

    private static boolean isGranted(MqttSubAckReasonCode code) {
        return code == MqttSubAckReasonCode.GRANTED_QOS0 || code == MqttSubAckReasonCode.GRANTED_QOS1;
    }

    private void acknowledge(int packetId, List<MqttSubAckReasonCode> codes) {
        boolean mqtt5 = connection.session().isMqtt5();
        List<MqttSubAckReasonCode> told = mqtt5
                ? codes
                : codes.stream()
                        .map(code -> isGranted(code) ? code : MqttSubAckReasonCode.UNSPECIFIED_ERROR)
                        .toList();
        connection.endpoint().subscribeAcknowledge(packetId, told, MqttProperties.NO_PROPERTIES);
    }

    private static void requireFilters(List<?> filters) throws Refusal {
        if (filters.isEmpty()) {
            throw Refusal.clientError(MqttDisconnectReasonCode.PROTOCOL_ERROR, "it sent no topic filter");
        }
    }

    void handle(MqttUnsubscribeMessage packet) throws Refusal {
        requireFilters(packet.topics());
        List<MqttUnsubAckReasonCode> codes = new ArrayList<>();
        for (String filter : packet.topics()) {
            codes.add(
                    parts.sessions().unsubscribe(connection.session(), filter)
                            ? MqttUnsubAckReasonCode.SUCCESS
                            : MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED);
        }
        parts.sessions().save(connection.session());
        whenSafe(() -> connection
                .endpoint()
                .unsubscribeAcknowledge(
                        packet.messageId(),
                        connection.session().isMqtt5() ? codes : List.of(),
                        MqttProperties.NO_PROPERTIES));
        parts.lifecycle().unsubscribed(connection.presence(), packet.topics());
    }

    /** Runs at once, or when a persistent session is on disk. */
    private void whenSafe(Runnable answer) {
        if (connection.session().isPersistent()) {
            parts.store()
                    .durable()
                    .thenRun(() -> parts.loop().execute(() -> {
                        if (!connection.isEnded()) {
                            answer.run();
                        }
                    }));
        } else {
            answer.run();
        }
    }
}
