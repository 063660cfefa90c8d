package io.vehicleshadow.vehicle.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.vehicle.ThingName;
import org.junit.jupiter.api.Test;

class ShadowTopicsTest {
    private static final ThingName TCU = new ThingName("tcu");

    @Test
    void the_classic_shadow_has_the_topics_of_aws_iot() {
        ShadowTopics topics = ShadowTopics.classic(TCU);
        assertEquals("$aws/things/tcu/shadow/update", topics.update());
        assertEquals("$aws/things/tcu/shadow/update/accepted", topics.updateAccepted());
        assertEquals("$aws/things/tcu/shadow/update/rejected", topics.updateRejected());
        assertEquals("$aws/things/tcu/shadow/update/delta", topics.delta());
        assertEquals("$aws/things/tcu/shadow/update/documents", topics.documents());
        assertEquals("$aws/things/tcu/shadow/get", topics.get());
        assertEquals("$aws/things/tcu/shadow/get/accepted", topics.getAccepted());
        assertEquals("$aws/things/tcu/shadow/get/rejected", topics.getRejected());
        assertEquals("$aws/things/tcu/shadow/delete", topics.delete());
        assertEquals("$aws/things/tcu/shadow/delete/accepted", topics.deleteAccepted());
    }
}
