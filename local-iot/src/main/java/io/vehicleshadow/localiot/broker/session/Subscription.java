package io.vehicleshadow.localiot.broker.session;

import io.vehicleshadow.localiot.message.TopicFilter;

/**
 * What a session wants to receive.
 *
 * @param session whose subscription it is
 * @param filter which topics
 * @param qos the highest QoS at which messages are delivered
 * @param noLocal whether the session's own messages are left out (MQTT 5)
 * @param retainAsPublished whether a message keeps its retain flag on the way (MQTT 5)
 */
public record Subscription(Session session, TopicFilter filter, int qos, boolean noLocal, boolean retainAsPublished) {}
