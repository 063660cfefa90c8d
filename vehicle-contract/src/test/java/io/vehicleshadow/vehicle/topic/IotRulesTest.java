package io.vehicleshadow.vehicle.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.vehicle.ClientIds;
import org.junit.jupiter.api.Test;

class IotRulesTest {
    @Test
    void the_history_hears_of_every_change_of_a_classic_shadow() {
        assertEquals(
                "SELECT *, 'documents' AS kind, topic(3) AS thing, timestamp() AS received"
                        + " FROM '$aws/things/+/shadow/update/documents'",
                IotRules.DOCUMENTS);
    }

    @Test
    void the_history_hears_of_the_connections_of_vehicles_and_of_nobody_else_s() {
        assertEquals(
                "SELECT *, 'presence' AS kind, topic(5) AS thing, timestamp() AS received"
                        + " FROM '$aws/events/presence/+/+'"
                        + " WHERE NOT startswith(topic(5), 'page-') AND NOT startswith(topic(5), 'functions-')"
                        + " AND NOT startswith(topic(5), 'claim-')",
                IotRules.PRESENCE);
    }

    @Test
    void only_those_who_are_no_vehicle_have_a_reserved_client_id() {
        assertTrue(ClientIds.isReserved("page-1234"));
        assertTrue(ClientIds.isReserved(ClientIds.claim("tcu")));
        assertFalse(ClientIds.isReserved("tcu"));
        assertFalse(ClientIds.isReserved("my-page-1"));
    }
}
