package io.vehicleshadow.localiot.broker.admit;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vehicleshadow.localiot.policy.IotAction;
import java.util.HashMap;
import java.util.Map;

/** What one connection may do; remembers the decisions about the topics it uses again and again. */
public final class Permissions {

    private static final int MAX_REMEMBERED = 256;

    private final Map<String, Boolean> publish = new HashMap<>();
    private final Map<String, Boolean> receive = new HashMap<>();
    private Authorization authorization;

    public Permissions(Authorization authorization) {
        this.authorization = authorization;
    }

    /** Other policies count from now on. */
    public void replace(Authorization other) {
        authorization = other;
        publish.clear();
        receive.clear();
    }

    public boolean mayPublish(String topic, boolean retain) {
        return remembered(publish, IotAction.PUBLISH, topic)
                && (!retain || authorization.allows(IotAction.RETAIN_PUBLISH, "topic/" + topic));
    }

    public boolean maySubscribe(String filter) {
        return authorization.allows(IotAction.SUBSCRIBE, "topicfilter/" + filter);
    }

    public boolean mayReceive(String topic) {
        return remembered(receive, IotAction.RECEIVE, topic);
    }

    private boolean remembered(Map<String, Boolean> decisions, IotAction action, String topic) {
        Boolean decision = decisions.get(topic);
        if (decision == null) {
            if (decisions.size() == MAX_REMEMBERED) {
                decisions.clear();
            }
            decision = authorization.allows(action, "topic/" + topic);
            decisions.put(topic, decision);
        }
        return decision;
    }
}
