package io.vehicleshadow.vehicle.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What counts as an outcome: one table of cases, which the page's tests read too. */
class OutcomeCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> an_outcome_counts_only_if_the_update_that_brought_it_has_a_later_version() throws IOException {
        JsonNode cases = JSON.readTree(getClass().getResourceAsStream("outcome-cases.json"));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(row -> DynamicTest.dynamicTest(row.path("case").asText(), () -> check(row)));
    }

    private static void check(JsonNode row) {
        long version = row.path("version").asLong();
        ShadowChange change =
                new ShadowChange(document(row.path("previous"), version - 1), document(row.path("current"), version));
        Set<String> arrived = StreamSupport.stream(row.path("arrived").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        assertEquals(arrived, change.outcomes().keySet());
        assertTrue(change.current().outcomes().keySet().containsAll(arrived));
        assertTrue(change.current().outcomes().values().stream().allMatch(outcome -> outcome.version() < version));
    }

    private static ShadowDocument document(JsonNode outcomes, long version) {
        ObjectNode root = JSON.createObjectNode().put("version", version);
        root.putObject("state").putObject("reported").set("outcomes", outcomes);
        return ShadowDocument.of(root);
    }
}
