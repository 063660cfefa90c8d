package io.vehicleshadow.vehicle.topic;

import io.vehicleshadow.vehicle.ThingName;

/**
 * The MQTT topics of the classic shadow of a thing.
 *
 * <p>Source: AWS IoT developer guide, Device Shadow MQTT topics.
 */
public final class ShadowTopics {
    private final String prefix;

    private ShadowTopics(String prefix) {
        this.prefix = prefix;
    }

    public static ShadowTopics classic(ThingName thing) {
        return new ShadowTopics("$aws/things/" + thing + "/shadow");
    }

    /** Requests to change the shadow. */
    public String update() {
        return prefix + "/update";
    }

    /** The service accepted a change. */
    public String updateAccepted() {
        return update() + "/accepted";
    }

    /** The service rejected a change, and why. */
    public String updateRejected() {
        return update() + "/rejected";
    }

    /** How desired differs from reported. */
    public String delta() {
        return update() + "/delta";
    }

    /** The whole document before and after each change. */
    public String documents() {
        return update() + "/documents";
    }

    /** Requests for the document. */
    public String get() {
        return prefix + "/get";
    }

    public String getAccepted() {
        return get() + "/accepted";
    }

    /** Why there is no document. */
    public String getRejected() {
        return get() + "/rejected";
    }

    /** Requests to delete the shadow. */
    public String delete() {
        return prefix + "/delete";
    }

    /** The shadow is gone. */
    public String deleteAccepted() {
        return delete() + "/accepted";
    }
}
