package io.vehicleshadow.localiot.policy;

/**
 * What a client of AWS IoT Core can ask to do, as far as local-iot offers it.
 *
 * <p>Source: AWS IoT developer guide, AWS IoT Core policy actions.
 */
public enum IotAction {
    CONNECT("iot:Connect"),
    PUBLISH("iot:Publish"),
    RETAIN_PUBLISH("iot:RetainPublish"),
    SUBSCRIBE("iot:Subscribe"),
    RECEIVE("iot:Receive"),
    GET_THING_SHADOW("iot:GetThingShadow"),
    UPDATE_THING_SHADOW("iot:UpdateThingShadow"),
    DELETE_THING_SHADOW("iot:DeleteThingShadow"),
    LIST_NAMED_SHADOWS_FOR_THING("iot:ListNamedShadowsForThing"),
    GET_RETAINED_MESSAGE("iot:GetRetainedMessage"),
    LIST_RETAINED_MESSAGES("iot:ListRetainedMessages"),
    DELETE_CONNECTION("iot:DeleteConnection"),
    GET_CONNECTION("iot:GetConnection"),
    LIST_SUBSCRIPTIONS("iot:ListSubscriptions"),
    SEND_DIRECT_MESSAGE("iot:SendDirectMessage");

    private final String id;

    IotAction(String id) {
        this.id = id;
    }

    /** The name by which policy documents call the action, such as {@code iot:Publish}. */
    public String id() {
        return id;
    }
}
