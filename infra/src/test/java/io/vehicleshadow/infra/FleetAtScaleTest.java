package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class FleetAtScaleTest {
    private final JsonNode index = Synthesis.template("FleetAtScale")
            .json()
            .path("Resources")
            .valueStream()
            .filter(resource -> resource.path("Type").asText().equals("Custom::AWS"))
            .findFirst()
            .orElseThrow();

    /** The first deployment may fail while the index is built: the second finds it then. */
    @Test
    void neither_a_rollback_nor_a_deletion_switches_the_account_s_fleet_index_off() {
        assertTrue(index.path("Properties").path("Delete").isMissingNode(), index.toString());
        assertEquals("Retain", index.path("DeletionPolicy").asText());
        assertEquals("Retain", index.path("UpdateReplacePolicy").asText());
    }

    @Test
    void the_index_is_switched_on_when_the_stack_is_made_and_when_it_changes() {
        for (String call : new String[] {"Create", "Update"}) {
            assertTrue(
                    Template.plain(index.path("Properties").path(call)).contains("REGISTRY_AND_SHADOW"),
                    index.toString());
        }
    }
}
