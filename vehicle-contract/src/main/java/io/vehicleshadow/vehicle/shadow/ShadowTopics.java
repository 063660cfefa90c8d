package io.vehicleshadow.vehicle.shadow;

import io.vehicleshadow.vehicle.ThingName;

/**
 * The MQTT topics of one shadow.
 *
 * <p>Source: AWS IoT developer guide, Device Shadow MQTT topics.
 */
public final class ShadowTopics {
    private final String prefix;

    private ShadowTopics(String prefix) {
        this.prefix = prefix;
    }

    /** The topics of the classic shadow of a thing. */
    public static ShadowTopics classic(ThingName thing) {
        return new ShadowTopics("$aws/things/" + thing + "/shadow");
    }

    /** The topics of a named shadow of a thing. */
    public static ShadowTopics named(ThingName thing, ShadowName name) {
        return new ShadowTopics("$aws/things/" + thing + "/shadow/name/" + name);
    }

    /** Where a change is asked for. */
    public String update() {
        return prefix + "/update";
    }

    /** Where the service says that it took a change. */
    public String updateAccepted() {
        return update() + "/accepted";
    }

    /** Where the service says why it did not take a change. */
    public String updateRejected() {
        return update() + "/rejected";
    }

    /** Where the service says in what desired differs from reported. */
    public String delta() {
        return update() + "/delta";
    }

    /** Where the service sends the whole document before and after each change. */
    public String documents() {
        return update() + "/documents";
    }

    /** Where the document is asked for. */
    public String get() {
        return prefix + "/get";
    }

    /** Where the document arrives. */
    public String getAccepted() {
        return get() + "/accepted";
    }

    /** Where the service says why there is no document. */
    public String getRejected() {
        return get() + "/rejected";
    }

    /** Where the deletion is asked for. */
    public String delete() {
        return prefix + "/delete";
    }

    /** Where the service says that the shadow is gone. */
    public String deleteAccepted() {
        return delete() + "/accepted";
    }

    /** Where the service says why the shadow was not deleted. */
    public String deleteRejected() {
        return delete() + "/rejected";
    }
}
