package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A metric is refused while the index is built; a stream that outlives the stack is left behind by a failed try. */
    @Test
    void metric_and_stream_are_made_when_the_index_is_active() {
        JsonNode resources = Synthesis.template("FleetAtScale").json().path("Resources");
        String active = one(resources, "AWS::CloudFormation::CustomResource");
        String indexing = one(resources, "Custom::AWS");
        assertTrue(needs(resources, one(resources, "AWS::IoT::FleetMetric")).contains(active));
        assertTrue(needs(resources, one(resources, "AWS::Kinesis::Stream")).contains(active));
        assertTrue(needs(resources, active).contains(indexing));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ACTIVE                                    | 99 | SUCCESS after 1: The fleet index is active
                    ResourceNotFoundException,BUILDING,ACTIVE | 99 | SUCCESS after 3: The fleet index is active
                    BUILDING                                  | 3  | FAILED after 3: AWS IoT is still building the fleet index (BUILDING): deploy again later
                    AccessDenied                              | 99 | FAILED after 1: not allowed
                    """)
    void cloudformation_waits_until_the_index_is_active(String said, String looks, String answer) throws Exception {
        Process node = new ProcessBuilder("node", "src/test/node/wait-for-index.mjs", said, looks)
                .redirectErrorStream(true)
                .start();
        assertEquals(answer, new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertEquals(0, node.waitFor());
    }

    private static String one(JsonNode resources, String type) {
        return resources.properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> needs(JsonNode resources, String id) {
        Set<String> needs = new TreeSet<>();
        resources.path(id).path("DependsOn").forEach(other -> needs.add(other.asText()));
        return needs;
    }
}
