package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NagTest {
    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale", "WebAcl-full"})
    void cdk_nag_finds_no_error_and_nothing_warns(String stack) {
        assertEquals(List.of(), Synthesis.annotations(stack, "error"));
        assertEquals(List.of(), Synthesis.annotations(stack, "warning"));
    }

    @Test
    void the_annotations_are_really_read() {
        assertTrue(Synthesis.metadataOf("VehicleShadow") > 100, "no metadata was found to look through");
    }

    /** A suppression that answers no finding would hide the next one. */
    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale", "WebAcl-full"})
    void every_suppression_answers_a_finding(String stack) throws Exception {
        String report = Files.readString(Synthesis.folder().resolve("AwsSolutions-" + stack + "-NagReport.csv"));
        for (JsonNode resource : Synthesis.template(stack).json().path("Resources")) {
            for (JsonNode rule : resource.at("/Metadata/cdk_nag/rules_to_suppress")) {
                String used = "\"" + rule.path("id").asText() + "\",\"" + stack + "/.*\"Suppressed\",\".*"
                        + Pattern.quote(rule.path("reason").asText()) + "\".*";
                assertTrue(report.lines().anyMatch(line -> line.matches(used)), rule.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale", "WebAcl-full"})
    void every_suppression_says_why_in_a_sentence(String stack) {
        for (JsonNode resource : Synthesis.template(stack).json().path("Resources")) {
            for (JsonNode rule : resource.path("Metadata").path("cdk_nag").path("rules_to_suppress")) {
                assertTrue(rule.path("reason").asText().split(" ").length >= 4, rule.toString());
            }
        }
    }
}
