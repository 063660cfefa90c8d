package io.vehicleshadow.vehicle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.vehicle.ClientIds;
import io.vehicleshadow.vehicle.topic.RenewalTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDocumentsTest {
    private static final PolicyDocuments DOCUMENTS =
            new PolicyDocuments(new IotAddress("aws", "eu-west-1", "123456789012"));

    static Stream<String> all() {
        return Stream.of(DOCUMENTS.vehicle(), DOCUMENTS.claim("vehicles"), DOCUMENTS.renewal("r".repeat(36)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_document_allows_every_action_or_every_resource(String document) throws Exception {
        for (JsonNode statement : new ObjectMapper().readTree(document).path("Statement")) {
            assertFalse(statement.path("Action").toString().contains("*"), statement.toString());
            for (JsonNode resource : statement.path("Resource").isArray()
                    ? statement.path("Resource")
                    : List.of(statement.path("Resource"))) {
                assertTrue(resource.textValue().startsWith("arn:aws:iot:eu-west-1:123456789012:"), resource.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_document_fits_into_the_2048_characters_of_aws_iot_without_white_space(String document) {
        assertTrue(document.replaceAll("\\s", "").length() <= 2048, document);
    }

    @Test
    void every_topic_of_a_vehicle_is_tied_to_its_own_thing_name() throws Exception {
        for (String allowed : resources("Allow")) {
            assertTrue(allowed.contains("${iot:Connection.Thing.ThingName}"), allowed);
        }
    }

    /** Who holds a claim may have a thing of any name made; of these, any signed-in person could throw it out. */
    @Test
    void a_thing_that_is_called_like_a_client_that_is_none_can_t_connect() throws Exception {
        assertEquals(
                ClientIds.reserved().stream()
                        .map(name -> "arn:aws:iot:eu-west-1:123456789012:client/" + name + "*")
                        .toList(),
                resources("Deny"));
    }

    private static List<String> resources(String effect) throws Exception {
        List<String> resources = new ArrayList<>();
        for (JsonNode statement :
                new ObjectMapper().readTree(DOCUMENTS.vehicle()).path("Statement")) {
            if (statement.path("Effect").asText().equals(effect)) {
                JsonNode named = statement.path("Resource");
                (named.isArray() ? named : List.of(named)).forEach(one -> resources.add(one.asText()));
            }
        }
        return resources;
    }

    @Test
    void a_vehicle_says_only_of_itself_that_it_renewed_its_certificate() {
        assertTrue(DOCUMENTS
                .renewal("renewing")
                .contains(":topic/" + RenewalTopics.EVERY.replace("+", "${iot:Connection.Thing.ThingName}")));
    }

    @Test
    void the_claim_policy_names_the_provisioning_template() {
        assertTrue(DOCUMENTS.claim("vehicles").contains(":topic/$aws/provisioning-templates/vehicles/provision/json*"));
    }

    @Test
    void pseudo_parameters_are_resolved_and_policy_variables_stay() {
        assertFalse(all().anyMatch(document -> document.contains("${AWS::")));
        assertEquals(1, DOCUMENTS.vehicle().split(":client/\\$\\{iot:Connection.Thing.ThingName}", -1).length - 1);
    }
}
